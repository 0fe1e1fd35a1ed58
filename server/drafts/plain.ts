import type { Block, BlockKind, Range } from "../engine/types.ts";
import { type Line, linesOf } from "./lines.ts";
import { sourceMapBuilder, trimmed } from "./source-map.ts";
import { attributionAt, isDeviceLine, isQuote, tailAt } from "./thread.ts";
import type { BlockPlace, Omission, Wrap } from "./types.ts";

/** Blocks of prose with their places, and what was left out. Offsets are of the text that was read. */
export interface Reading {
  readonly blocks: Block[];
  readonly places: BlockPlace[];
  readonly omissions: Omission[];
}

export const emptyReading = (): Reading => ({ blocks: [], places: [], omissions: [] });

/** Adds what was built as one block of prose, if there are words in it. */
export function addBlock(
  into: Reading,
  kind: BlockKind,
  built: ReturnType<ReturnType<typeof sourceMapBuilder>["finish"]>,
  { whole, wraps = [], shared = false }: { readonly whole: Range; readonly wraps?: readonly Wrap[]; readonly shared?: boolean },
): void {
  const { text, map } = trimmed(built);
  if (!text) return;
  into.blocks.push({ kind, text });
  into.places.push({ map, whole, wraps: [...wraps].sort((a, b) => a.end - a.start - (b.end - b.start)), ...(shared && { shared: true }) });
}

/** What opens an item of a list. */
const ITEM = /^[ \t]*(?:[-*•·▪◦‣]|([+–—])|(\d{1,3})[.)])[ \t\u00a0]+(?=\S)/;

/** A sentence may be wrapped before "31. After that" or a dash: inside a paragraph only what can hardly be anything else opens an item. */
function isSureItem([, dash, number]: RegExpExecArray): boolean {
  return dash === undefined && (number === undefined || number === "1");
}

/** Reads plain text from `from` on: paragraphs and list items; quoted mail, forwarded mail and the signature are left out. */
export function readPlain(text: string, from: number, into: Reading = emptyReading()): Reading {
  const lines = linesOf(text, from);
  let open: { kind: BlockKind; start: number; end: number; whole: number } | undefined;
  const flush = () => {
    if (!open) return;
    const builder = sourceMapBuilder(text);
    builder.text(open.start, open.end);
    addBlock(into, open.kind, builder.finish(), { whole: { start: open.whole, end: open.end } });
    open = undefined;
  };
  const omit = (line: Line) => {
    flush();
    into.omissions.push({ start: line.start, end: line.end, reason: "quote" });
  };
  let inList = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    const words = text.slice(line.start, line.end);
    const tail = words.trim() ? tailAt(text, lines, i) : undefined;
    if (tail) {
      flush();
      into.omissions.push({ start: line.start, end: text.length, reason: tail });
      return into;
    }
    const attribution = isQuote(words) ? undefined : attributionAt(text, lines, i);
    const item = ITEM.exec(words);
    if (isQuote(words)) omit(line);
    else if (attribution?.marked) {
      for (const quoted of lines.slice(i, i + attribution.count)) omit(quoted);
      i += attribution.count - 1;
    } else if (!words.trim()) flush();
    else if (isDeviceLine(words)) {
      flush();
      into.omissions.push({ start: line.start, end: line.end, reason: "signature" });
    } else if (item && (inList || !open || isSureItem(item))) {
      flush();
      inList = true;
      open = { kind: "item", start: line.start + item[0].length, end: line.end, whole: line.start };
    } else if (open) open.end = line.end;
    else {
      inList = false;
      open = { kind: "paragraph", start: line.start, end: line.end, whole: line.start };
    }
  }
  flush();
  return into;
}
