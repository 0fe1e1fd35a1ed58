import type { Range } from "../engine/types.ts";
import type { SourceMap } from "./types.ts";

/** Builds a block's prose and its way back to the source, from runs in source order. Offsets are UTF-16 units. */
export function sourceMapBuilder(source: string) {
  let prose = "";
  const map: number[] = [];
  return {
    /** Source that is prose, character by character. */
    text(start: number, end: number): void {
      if (end <= start) return;
      map.push(prose.length, start, end - start);
      prose += source.slice(start, end);
    },
    /** Source that reads as other words: an entity, a piece of code. */
    standIn(start: number, end: number, words: string): void {
      if (!words) return;
      map.push(prose.length, start, end - start);
      prose += words;
    },
    finish: (): { readonly text: string; readonly map: SourceMap } => ({ text: prose, map }),
  };
}

/** The smallest source range that expresses a prose range. A stand-in is taken whole. */
export function toSource(map: SourceMap, proseLength: number, { start, end }: Range): Range {
  const startAt = pointToSource(map, proseLength, start, "start");
  return { start: startAt, end: Math.max(startAt, end === start ? startAt : pointToSource(map, proseLength, end, "end")) };
}

function pointToSource(map: SourceMap, proseLength: number, point: number, side: "start" | "end"): number {
  let last = 0;
  for (let i = 0; i < map.length; i += 3) {
    const prose = map[i] as number;
    const source = map[i + 1] as number;
    const length = map[i + 2] as number;
    const proseEnd = map[i + 3] ?? proseLength;
    const inside = side === "start" ? point >= prose && point < proseEnd : point > prose && point <= proseEnd;
    if (inside) {
      if (proseEnd - prose === length) return source + point - prose;
      return side === "start" ? source : source + length;
    }
    last = source + length;
  }
  return side === "start" && point === 0 ? (map[1] ?? 0) : last;
}
