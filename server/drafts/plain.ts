import type { Block, BlockKind } from "../engine/types.ts";
import { sourceMapBuilder } from "./source-map.ts";
import type { Omission, SourceMap } from "./types.ts";

/** Blocks of prose with their source maps, and what was left out. */
export interface Reading {
  readonly blocks: Block[];
  readonly maps: SourceMap[];
  readonly omissions: Omission[];
}

export const emptyReading = (): Reading => ({ blocks: [], maps: [], omissions: [] });

/** Adds source[start, end) as one block of prose. */
export function addBlock(into: Reading, source: string, kind: BlockKind, start: number, end: number): void {
  const builder = sourceMapBuilder(source);
  builder.text(start, end);
  const { text, map } = builder.finish();
  if (!text.trim()) return;
  into.blocks.push({ kind, text });
  into.maps.push(map);
}

const FORWARDED =
  /^[ \t]*(?:-{2,}\s*(?:original message|forwarded message|message d['’]origine|message original|message transféré)\s*-{2,}|begin forwarded message:|début du message (?:réexpédié|transféré) ?:)/iu;
const ATTRIBUTION = /^[ \t]*(?:on\b.{6,150}\bwrote|le\b.{6,150}\ba écrit)\s?:[ \t]*$/iu;
const ITEM = /^[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+/;

/** Reads plain text from `from` on: paragraphs and list items; quoted mail, forwarded mail and the signature are left out. */
export function readPlain(source: string, from: number, into: Reading = emptyReading()): Reading {
  let start = -1;
  let end = 0;
  let kind: BlockKind = "paragraph";
  const flush = () => {
    if (start >= 0) addBlock(into, source, kind, start, end);
    start = -1;
    kind = "paragraph";
  };
  for (let at = from; at < source.length; ) {
    const stop = /\r\n|\n|\r/g;
    stop.lastIndex = at;
    const newline = stop.exec(source);
    const lineEnd = newline ? newline.index : source.length;
    const line = source.slice(at, lineEnd);
    const next = newline ? newline.index + newline[0].length : source.length;
    const rest = line === "-- " || line === "--" ? "signature" : FORWARDED.test(line) ? "forwarded" : undefined;
    const item = ITEM.exec(line);
    if (rest) {
      flush();
      into.omissions.push({ start: at, end: source.length, reason: rest });
      return into;
    }
    if (/^[ \t]*>/.test(line) || (ATTRIBUTION.test(line) && /^(?:\r\n|\n|\r){0,2}[ \t]*>/.test(source.slice(lineEnd)))) {
      flush();
      into.omissions.push({ start: at, end: lineEnd, reason: "quote" });
    } else if (!line.trim()) flush();
    else if (item) {
      flush();
      kind = "item";
      start = at + item[0].length;
      end = lineEnd;
    } else {
      if (start < 0) start = at + (/^\s*/.exec(line)?.[0].length ?? 0);
      end = lineEnd;
    }
    at = next;
  }
  flush();
  return into;
}
