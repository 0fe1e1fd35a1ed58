import type { Language, Letter } from "../engine/types.ts";
import { openMessage, readEmail } from "./email.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlain } from "./plain.ts";
import { toSource } from "./source-map.ts";
import type { Draft, Omission } from "./types.ts";

/** The language id under which a file of this name is read. */
export function languageIdOf(path: string): string {
  if (/\.(?:md|markdown|mkd|mdown)$/i.test(path)) return "markdown";
  return /\.eml$/i.test(path) ? "email" : "plaintext";
}

/** Whether documents with this language id are messages with headers. */
export function isEmail(languageId: string): boolean {
  return languageId === "email" || languageId === "mail" || languageId === "eml";
}

/** Reads a document as its format asks. Never fails: what can't be understood is prose. Offsets are UTF-16 units of `source`. */
export function readDraft(source: string, { languageId }: { readonly languageId: string }): Draft {
  const start = source.startsWith("\ufeff") ? 1 : 0;
  const eol = source.includes("\r\n") ? "\r\n" : "\n";
  const message = isEmail(languageId) ? openMessage(source, start) : undefined;
  const text = message?.text ?? source;
  const body = message ? message.headers.end : start;
  const front = message?.html ? undefined : frontMatter(text, body);
  const from = front?.end ?? body;
  const own: Omission[] = front ? [{ start: body, end: from, reason: "front-matter" }] : [];
  const base = { source, text, eol } as const;
  if (isEmail(languageId)) {
    const { blocks, places, omissions, ...headers } = message ? readEmail(message, from) : readPlain(text, from);
    const letter: Letter = { blocks, format: "email", leftOut: 0, ...headers, ...front?.settings };
    const transfer = message?.transfer;
    const inSource = [...own, ...omissions].map((omission) =>
      transfer ? { ...omission, ...toSource(transfer.map, text.length, omission) } : omission,
    );
    if (message) inSource.unshift({ start: 0, end: body, reason: "headers" });
    inSource.push(...(message?.omissions ?? []));
    const markup = message?.html ? "html" : "plain";
    return { ...base, letter, places, markup, omissions: inOrder(inSource), ...(transfer && { transfer }) };
  }
  if (languageId === "markdown") {
    const { blocks, places, omissions, codes } = readMarkdown(text, from);
    const letter: Letter = { blocks, format: "markdown", leftOut: codes, ...front?.settings };
    return { ...base, letter, places, markup: "markdown", omissions: inOrder([...own, ...omissions]) };
  }
  const { blocks, places, omissions } = readPlain(text, from);
  const letter: Letter = { blocks, format: "plain", leftOut: 0, ...front?.settings };
  return { ...base, letter, places, markup: "plain", omissions: inOrder([...own, ...omissions]) };
}

function inOrder(omissions: readonly Omission[]): Omission[] {
  return [...omissions].sort((a, b) => a.start - b.start);
}

/** What stands between two lines of three dashes at the top, if it looks like settings and not like a letter between two rules. */
function frontMatter(text: string, start: number) {
  const match = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?(?:\r\n|\n|\r))(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/.exec(text.slice(start));
  const lines = match?.[1]?.split(/\r\n|\n|\r/) ?? [];
  if (!match || !lines.every((line) => /^(?:[\w-]+[ \t]*:(?:[ \t]|$)|[ \t]|- |#|$)/.test(line))) return undefined;
  const value = (key: string) => {
    const pair = new RegExp(`^${key}[ \\t]*:[ \\t]*["']?([a-z]+)["']?[ \\t]*(?:#.*)?$`, "i");
    return lines.map((line) => pair.exec(line)?.[1]?.toLowerCase()).findLast((found) => found !== undefined);
  };
  const override = value("parting-words");
  const language = value("lang");
  const settings: { override?: "on" | "off" | "contract"; language?: Language } = {};
  if (override === "on" || override === "off" || override === "contract") settings.override = override;
  if (language === "en" || language === "fr") settings.language = language;
  return { end: start + match[0].length, settings };
}
