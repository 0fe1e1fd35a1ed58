import type { BlockKind, Edit, Fix, Range } from "../engine/types.ts";
import { lineAfter, lineEnd, lineStart } from "./lines.ts";
import { exactly } from "./source-map.ts";
import type { BlockPlace, Draft, SourceEdit, SourceFix, Wrap } from "./types.ts";

/** A fix in the source, or undefined where the source has no place for one of its edits. */
export function toSourceFix(draft: Draft, { title, safe, edits }: Fix): SourceFix | undefined {
  const placed: SourceEdit[] = [];
  for (const edit of edits) {
    const inText = edit.type === "insert" ? insertion(draft, edit) : replacement(draft, edit);
    const inSource = inText && throughTransfer(draft, inText);
    if (!inSource) return undefined;
    placed.push(inSource);
  }
  return { title, safe, edits: placed.sort((a, b) => a.start - b.start) };
}

/** From the text that was read to the source that keeps it, in the source's own code. */
function throughTransfer({ text, transfer }: Draft, { newText, ...range }: SourceEdit): SourceEdit | undefined {
  if (!transfer) return { ...range, newText };
  const place = exactly(transfer.map, text.length, range);
  const coded = place && transfer.encode(newText, place.start, place.end);
  return place && coded !== undefined ? { ...place, newText: coded } : undefined;
}

function replacement(draft: Draft, { block, start, end, newText }: Extract<Edit, { type: "replace" }>): SourceEdit | undefined {
  const place = draft.places[block];
  const prose = draft.letter.blocks[block];
  if (!place || !prose) return undefined;
  const range = exactly(place.map, prose.text.length, { start, end });
  if (!range) return undefined;
  if (!newText && !prose.text.slice(0, start).trim() && !prose.text.slice(end).trim()) return withoutBlock(draft, prose.kind, place);
  const grown = withMarks(range, place.wraps, !newText);
  if (!grown || becomesMarkup(draft, grown, newText, place)) return undefined;
  return { ...grown, newText: written(draft, newText) };
}

/** Whether what is left of a line would read as an item, a heading or a quotation: "30. June" after its first words are gone. */
function becomesMarkup({ text, markup }: Draft, { start, end }: Range, newText: string, { map }: BlockPlace): boolean {
  if (markup === "html") return false;
  const line = text.slice(Math.max(lineStart(text, start), map[1] as number), start);
  return !line.trim() && /^\s*(?:[-*+•·▪◦‣–—>]\s|>|#{1,6}\s|\d{1,9}[.)]\s)/.test(newText + text.slice(end, end + 20));
}

/** The range, with every mark whose words it takes; undefined where it would part an opening mark from its closing one. */
function withMarks(range: Range, wraps: readonly Wrap[], deletes: boolean): Range | undefined {
  let { start, end } = range;
  for (const wrap of wraps) {
    const { inner } = wrap;
    if (end <= wrap.start || wrap.end <= start) continue;
    const takesAll = start <= inner.start && inner.end <= end;
    const inside = inner.start <= start && end <= inner.end;
    // New words in the place of all the words inside marks keep the marks.
    if (takesAll && (deletes || !inside)) {
      start = Math.min(start, wrap.start);
      end = Math.max(end, wrap.end);
    } else if (!inside) return undefined;
  }
  return { start, end };
}

/** A block that loses all its words loses its lines too, and one blank line beside them. */
function withoutBlock({ text, markup }: Draft, kind: BlockKind, { map, whole, shared }: BlockPlace): SourceEdit | undefined {
  if (kind === "subject" || shared) return undefined;
  if (kind === "cell") {
    const first = map[1] as number;
    const last = map[map.length - 2] as number;
    return { start: Math.min(first, whole.start), end: Math.max(last, whole.end), newText: "" };
  }
  const start = markup === "html" ? whole.start : lineStart(text, whole.start);
  let end = markup === "html" ? whole.end : lineEnd(text, whole.end);
  const below = lineAfter(text, end);
  if (below > end) {
    end = below;
    const next = lineEnd(text, end);
    if (markup !== "html" && !text.slice(end, next).trim()) end = lineAfter(text, next);
    return { start, end, newText: "" };
  }
  // The last line: the line ends before it go instead, up to two.
  let before = start;
  for (let i = 0; i < 2 && before > 0 && before === lineStart(text, before); i++) before -= text.slice(0, before).endsWith("\r\n") ? 2 : 1;
  return { start: before, end, newText: "" };
}

/** A new paragraph beside a block: beside its list where it is an item, and never among the headers. */
function insertion(draft: Draft, edit: Extract<Edit, { type: "insert" }>): SourceEdit | undefined {
  const { letter, places, text, eol, markup } = draft;
  const after = edit.side === "after";
  let { block } = edit;
  const inList = (i: number) => letter.blocks[i]?.kind === "item" || letter.blocks[i]?.kind === "cell";
  while (inList(block) && inList(block + (after ? 1 : -1))) block += after ? 1 : -1;
  const whole = places[block]?.whole;
  if (!whole || letter.blocks[block]?.kind === "subject") return undefined;
  const words = written(draft, edit.newText);
  if (markup === "html") {
    if (inList(block)) return undefined;
    const at = after ? whole.end : whole.start;
    return { start: at, end: at, newText: after ? `${eol}<p>${words}</p>` : `<p>${words}</p>${eol}` };
  }
  const at = after ? lineEnd(text, whole.end) : lineStart(text, whole.start);
  return { start: at, end: at, newText: after ? `${eol}${eol}${words}` : `${words}${eol}${eol}` };
}

/** New words as the markup writes them. */
function written({ markup }: Draft, words: string): string {
  return markup === "html" ? words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : words;
}
