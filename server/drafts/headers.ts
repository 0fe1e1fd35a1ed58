import type { Range } from "../engine/types.ts";
import { decodeBytes } from "./charset.ts";
import { lineAfter, lineEnd, linesOf } from "./lines.ts";
import { type SourceMapBuilder, sourceMapBuilder } from "./source-map.ts";

const FIELD = /^[!-9;-~]+[ \t]*:/;
/** A text that begins with "Karen:" is no message; one of these makes it one. */
const KNOWN = /^(?:from|to|cc|bcc|subject|date|reply-to|message-id|mime-version|content-type|x-[a-z-]+)[ \t]*:/i;

/** Where the headers begin and where what follows them does; undefined where there are none. */
export function headersIn(text: string, from: number, to: number = text.length): Range | undefined {
  let start = from;
  // What a mailbox file writes above each message.
  if (/^>?From \S+ /.test(text.slice(start, start + 200))) start = lineAfter(text, lineEnd(text, start));
  let known = false;
  // Line by line: most of a long message is no header.
  for (let at = start; at < to; at = Math.min(lineAfter(text, lineEnd(text, at)), to)) {
    const end = Math.min(lineEnd(text, at), to);
    const words = text.slice(at, end);
    if (!words) return known ? { start, end: Math.min(lineAfter(text, end), to) } : undefined;
    if (!FIELD.test(words) && !(at > start && /^[ \t]/.test(words))) return undefined;
    known ||= KNOWN.test(words);
  }
  return known ? { start, end: to } : undefined;
}

/** The place of a header's value, with the line ends inside it. */
export function headerIn(text: string, headers: Range, name: string): Range | undefined {
  const lines = linesOf(text, headers.start, headers.end);
  const field = new RegExp(`^${name}[ \\t]*:[ \\t]*`, "i");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    const label = line && field.exec(text.slice(line.start, line.end));
    if (!line || !label) continue;
    let last = line;
    for (let next = lines[++i]; next && /^[ \t]/.test(text.slice(next.start, next.end)); next = lines[++i]) last = next;
    return { start: line.start + label[0].length, end: last.end };
  }
  return undefined;
}

/** A header's value as it reads: unfolded, its encoded words decoded. */
export function headerWords(text: string, headers: Range, name: string): string {
  const place = headerIn(text, headers, name);
  if (!place) return "";
  const builder = sourceMapBuilder(text);
  readWords(text, place, builder);
  return builder.finish().text.trim();
}

const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=|[\r\n]+/gi;

/** Builds the value of a header: encoded words stand for what they encode, the blanks between two of them for nothing. */
export function readWords(text: string, { start, end }: Range, builder: SourceMapBuilder): void {
  const value = text.slice(start, end);
  let at = 0;
  let afterWord = false;
  const plain = (to: number, beforeWord: boolean) => {
    if (!(afterWord && beforeWord && !value.slice(at, to).trim())) builder.text(start + at, start + to);
  };
  for (const match of value.matchAll(WORD)) {
    const [raw, charset = "", kind = "", coded = ""] = match;
    const decoded = kind ? decodeWord(charset, kind, coded) : undefined;
    if (kind && decoded === undefined) continue;
    plain(match.index, kind !== "" || afterWord);
    if (decoded) builder.standIn(start + match.index, start + match.index + raw.length, decoded);
    at = match.index + raw.length;
    // A fold keeps what was said of the word before it.
    if (kind) afterWord = true;
  }
  plain(value.length, false);
}

function decodeWord(charset: string, kind: string, coded: string): string | undefined {
  try {
    const binary = /b/i.test(kind)
      ? atob(coded)
      : coded.replaceAll("_", " ").replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return decodeBytes(
      Uint8Array.from(binary, (character) => character.charCodeAt(0)),
      charset,
    );
  } catch {
    return undefined;
  }
}
