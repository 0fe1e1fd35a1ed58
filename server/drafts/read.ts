import type { Language, Letter } from "../engine/types.ts";
import { bodyOf, readEmail } from "./email.ts";
import { readMarkdown } from "./markdown.ts";
import { emptyReading, readPlain } from "./plain.ts";
import type { Draft, Omission } from "./types.ts";

/** The language id under which a file of this name is read. */
export function languageIdOf(path: string): string {
  if (/\.(?:md|markdown|mkd)$/i.test(path)) return "markdown";
  return /\.eml$/i.test(path) ? "email" : "plaintext";
}

/** Whether documents with this language id are messages with headers. */
export function isEmail(languageId: string): boolean {
  return languageId === "email" || languageId === "mail" || languageId === "eml";
}

/** Reads a document as its format asks. Never fails: what can't be understood is prose. Offsets are UTF-16 units of `source`. */
export function readDraft(source: string, { languageId }: { readonly languageId: string }): Draft {
  const bom = source.startsWith("\ufeff") ? 1 : 0;
  const email = isEmail(languageId);
  const body = email ? bodyOf(source) : bom;
  const front = frontMatter(source, body);
  const omissions: Omission[] = front ? [{ start: body, end: front.end, reason: "front-matter" }] : [];
  let letter: Letter;
  let maps: Draft["maps"];
  if (email) {
    const { to, ...reading } = readEmail(source);
    letter = { blocks: reading.blocks, format: "email", leftOut: 0, ...(to ? { to } : {}), ...front?.settings };
    maps = reading.maps;
    omissions.push(...reading.omissions);
  } else if (languageId === "markdown") {
    const reading = readMarkdown(source, front?.end ?? body);
    letter = { blocks: reading.blocks, format: "markdown", leftOut: reading.codes, ...front?.settings };
    maps = reading.maps;
    omissions.push(...reading.omissions);
  } else {
    const reading = readPlain(source, front?.end ?? body, emptyReading());
    letter = { blocks: reading.blocks, format: "plain", leftOut: 0, ...front?.settings };
    maps = reading.maps;
    omissions.push(...reading.omissions);
  }
  return { letter, source, maps, omissions, eol: /\r\n/.test(source) ? "\r\n" : "\n" };
}

function frontMatter(source: string, start: number) {
  const match = /^---[ \t]*(?:\r\n|\n)([\s\S]*?)(?:\r\n|\n)---[ \t]*(?:\r\n|\n|$)/.exec(source.slice(start));
  if (!match) return undefined;
  const value = (key: string) => new RegExp(`^${key}:[ \\t]*["']?([a-z]+)["']?[ \\t]*$`, "m").exec(match[1] ?? "")?.[1];
  const override = value("parting-words");
  const language = value("lang");
  const settings: { override?: "on" | "off" | "contract"; language?: Language } = {};
  if (override === "on" || override === "off" || override === "contract") settings.override = override;
  if (language === "en" || language === "fr") settings.language = language;
  return { end: start + match[0].length, settings };
}
