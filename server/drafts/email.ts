import type { Range } from "../engine/types.ts";
import { headerIn, headersIn, headerWords, readWords } from "./headers.ts";
import { readHtml } from "./html.ts";
import { textPartOf } from "./mime.ts";
import { addBlock, emptyReading, type Reading, readPlain } from "./plain.ts";
import { sourceMapBuilder } from "./source-map.ts";
import { readBase64, readQuotedPrintable, writeQuotedPrintable } from "./transfer.ts";
import type { Omission, Transfer } from "./types.ts";

/** A message laid open: its headers and, after them, what its writer wrote, decoded. */
export interface OpenMessage {
  readonly text: string;
  readonly headers: Range;
  readonly html: boolean;
  readonly transfer?: Transfer;
  /** What of the body is not read, in offsets of the source. */
  readonly omissions: readonly Omission[];
}

/** Opens a message; undefined where the text has no headers. */
export function openMessage(source: string, from: number): OpenMessage | undefined {
  const headers = headersIn(source, from);
  if (!headers) return undefined;
  const body = { start: headers.end, end: source.length };
  const part = textPartOf(source, headers, body);
  const omissions: Omission[] = [];
  const builder = sourceMapBuilder(source);
  builder.text(0, headers.end);
  let encode: Transfer["encode"] = (words) => words;
  if (!part) omissions.push({ ...body, reason: "attachment" });
  else {
    if (part.start > body.start) omissions.push({ start: body.start, end: part.start, reason: "attachment" });
    if (part.end < body.end) omissions.push({ start: part.end, end: body.end, reason: "attachment" });
    if (part.encoding === "quoted-printable") {
      readQuotedPrintable(source, part, part.charset, builder);
      encode = (words, start, end) => (start < headers.end ? words : writeQuotedPrintable(source, words, part.charset, start, end));
    } else if (part.encoding === "base64") {
      // Changing one word would move all the others: there are no fixes in base64.
      if (!readBase64(source, part, part.charset, builder)) omissions.push({ start: part.start, end: part.end, reason: "attachment" });
      encode = (words, start) => (start < headers.end ? words : undefined);
    } else builder.text(part.start, part.end);
  }
  const { text, map } = builder.finish();
  return { text, headers, html: part?.html ?? false, omissions, ...(text !== source && { transfer: { map, encode } }) };
}

/** Reads a message that was laid open, its body from `from` on: the Subject and the body's prose. */
export function readEmail({ text, headers, html }: OpenMessage, from: number): Reading & { readonly to?: string; readonly date?: string } {
  const into = emptyReading();
  const subject = headerIn(text, headers, "subject");
  if (subject) {
    const builder = sourceMapBuilder(text);
    readWords(text, subject, builder);
    addBlock(into, "subject", builder.finish(), { whole: subject });
  }
  const to = headerWords(text, headers, "to");
  const reading = html ? readHtml(text, from, into) : readPlain(text, from, into);
  const date = isoDay(headerWords(text, headers, "date"));
  return { ...reading, ...(to && { to }), ...(date && { date }) };
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day of a Date header (RFC 5322, section 3.3), as in 2026-11-25: the writer's own day, whatever the zone. */
function isoDay(header: string): string | undefined {
  const [, day = "", name = "", year] = /^(?:[a-z]{3},)?\s*(\d{1,2})\s+([a-z]{3})\s+(\d{4})\b/i.exec(header) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  return year && month ? `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}` : undefined;
}
