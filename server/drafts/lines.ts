import type { Range } from "../engine/types.ts";

/** A line without its end, and where the next one starts. */
export interface Line extends Range {
  readonly next: number;
}

/** The lines of a text from an offset on; \r\n, \n and \r end one. */
export function linesOf(text: string, from: number, to: number = text.length): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(lineEnd(text, start), to);
    const next = Math.min(lineAfter(text, end), to);
    lines.push({ start, end, next: Math.max(next, end) });
    if (next <= start) break;
    start = next;
  }
  return lines;
}

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

/** Where the line after a line's end starts; the end itself where there is none. */
export function lineAfter(text: string, end: number): number {
  if (text[end] === "\r" && text[end + 1] === "\n") return end + 2;
  return text[end] === "\n" || text[end] === "\r" ? end + 1 : end;
}
