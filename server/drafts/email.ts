import { addBlock, emptyReading, type Reading, readPlain } from "./plain.ts";

const HEADER = /^[!-9;-~]+:/;

/** Where the headers of a message end and its body begins; 0 where there are none. */
export function bodyOf(source: string): number {
  if (!HEADER.test(source.replace(/^\ufeff/, ""))) return 0;
  const blank = /(?:\r\n|\n|\r)(?:\r\n|\n|\r)/.exec(source);
  const end = blank ? blank.index : source.length;
  const lines = source
    .slice(0, end)
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/);
  if (!lines.every((line) => HEADER.test(line) || /^[ \t]/.test(line))) return 0;
  return blank ? blank.index + blank[0].length : source.length;
}

/** A header's value, by name, with its offset; folded lines are kept as they are. */
function header(source: string, end: number, name: string): { readonly start: number; readonly end: number } | undefined {
  const match = new RegExp(`^${name}:[ \\t]*(.*(?:(?:\\r\\n|\\n|\\r)[ \\t].*)*)`, "im").exec(source.slice(0, end));
  const value = match?.[1]?.trimEnd();
  if (!match || !value) return undefined;
  const start = match.index + match[0].length - (match[1]?.length ?? 0);
  return { start, end: start + value.length };
}

/** Reads a message with a plain body: the Subject and the body's prose. An encoded Subject is left out. */
export function readEmail(source: string): Reading & { readonly to?: string } {
  const into = emptyReading();
  const body = bodyOf(source);
  if (!body) return readPlain(source, 0, into);
  into.omissions.push({ start: 0, end: body, reason: "headers" });
  const subject = header(source, body, "subject");
  if (subject && !/=\?[^?]+\?[bq]\?/i.test(source.slice(subject.start, subject.end)))
    addBlock(into, source, "subject", subject.start, subject.end);
  const to = header(source, body, "to");
  const reading = readPlain(source, body, into);
  return to ? { ...reading, to: source.slice(to.start, to.end) } : reading;
}
