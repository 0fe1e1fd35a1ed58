import type { Range } from "../engine/types.ts";
import type { SourceMap } from "./types.ts";

export interface Mapped {
  readonly text: string;
  readonly map: SourceMap;
}

export type SourceMapBuilder = ReturnType<typeof sourceMapBuilder>;

/** Builds a text and its way back to the source, from runs in source order. Offsets are UTF-16 units. */
export function sourceMapBuilder(source: string) {
  let text = "";
  const map: number[] = [];
  return {
    /** Source that is taken as it is. */
    text(start: number, end: number): void {
      if (end <= start) return;
      const last = map.length - 3;
      const [lastSource = 0, lastLength = 0] = map.slice(last + 1);
      // A run that goes on where the last one ended is one with it.
      if (last >= 0 && lastLength > 0 && lastSource + lastLength === start) map[last + 2] = end - lastSource;
      else map.push(text.length, start, end - start);
      text += source.slice(start, end);
    },
    /** Source that reads as other words: an entity, a piece of code. */
    standIn(start: number, end: number, words: string): void {
      if (!words || end <= start) return;
      map.push(text.length, start, start - end);
      text += words;
    },
    /** What has been built so far. */
    get length(): number {
      return text.length;
    },
    endsWith: (words: string): boolean => text.endsWith(words),
    finish: (): Mapped => ({ text, map }),
  };
}

/** The text without blanks at its ends. */
export function trimmed({ text, map }: Mapped): Mapped {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const cut: number[] = [];
  for (let i = 0; i < map.length; i += 3) {
    const from = Math.max(map[i] as number, start);
    const to = Math.min(map[i + 3] ?? text.length, end);
    if (to <= from) continue;
    const length = map[i + 2] as number;
    if (length > 0) cut.push(from - start, (map[i + 1] as number) + from - (map[i] as number), to - from);
    else cut.push(from - start, map[i + 1] as number, length);
  }
  return { text: text.slice(start, end), map: cut };
}

/** The smallest source range that expresses a range of the text. A stand-in is taken whole. */
export function toSource(map: SourceMap, textLength: number, { start, end }: Range): Range {
  const from = pointToSource(map, textLength, start, "start");
  return { start: from.at, end: end <= start ? from.at : Math.max(from.at, pointToSource(map, textLength, end, "end").at) };
}

/** The source range that expresses exactly a range of the text, or undefined where the range cuts through a stand-in. */
export function exactly(map: SourceMap, textLength: number, { start, end }: Range): Range | undefined {
  const from = pointToSource(map, textLength, start, "start");
  const to = end <= start ? from : pointToSource(map, textLength, end, "end");
  return from.exact && to.exact ? { start: from.at, end: Math.max(from.at, to.at) } : undefined;
}

/** A point as the start of a range lies before what follows it; as an end, after what comes before it. */
function pointToSource(map: SourceMap, textLength: number, point: number, side: "start" | "end"): { at: number; exact: boolean } {
  let low = 0;
  let high = map.length / 3 - 1;
  if (high < 0) return { at: 0, exact: false };
  // The last run that starts at or before the point; for an end, before it.
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const starts = map[middle * 3] as number;
    if (side === "start" ? starts <= point : starts < point) low = middle;
    else high = middle - 1;
  }
  const starts = map[low * 3] as number;
  const source = map[low * 3 + 1] as number;
  const length = map[low * 3 + 2] as number;
  const ends = map[low * 3 + 3] ?? textLength;
  const inside = Math.min(Math.max(point, starts), ends) - starts;
  if (length > 0) return { at: source + Math.min(inside, length), exact: true };
  const atStart = inside === 0;
  const atEnd = inside === ends - starts;
  return { at: atStart || (side === "start" && !atEnd) ? source : source - length, exact: atStart || atEnd };
}
