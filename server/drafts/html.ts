import type { BlockKind, Range } from "../engine/types.ts";
import { entity } from "./entities.ts";
import { piecesOf, type Tag } from "./html-scanner.ts";
import { linesOf } from "./lines.ts";
import { addBlock, emptyReading, type Reading } from "./plain.ts";
import { type SourceMapBuilder, sourceMapBuilder } from "./source-map.ts";
import { isAttribution, isDeviceLine, tailAt } from "./thread.ts";
import type { OmissionReason, Wrap } from "./types.ts";

const KINDS: Readonly<Record<string, BlockKind>> = {
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  h5: "heading",
  h6: "heading",
  li: "item",
  dt: "item",
  dd: "item",
  td: "cell",
  th: "cell",
};
const BLOCKS = new Set([
  ..."address article aside body center div dl fieldset figure footer form header html hr main nav ol p section table tbody tfoot thead tr ul".split(
    " ",
  ),
  ...Object.keys(KINDS),
]);
/** Elements that have no end. */
const EMPTY = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]);
const LEFT_OUT: Readonly<Record<string, OmissionReason>> = {
  blockquote: "quote",
  pre: "code",
  script: "code",
  style: "code",
  head: "headers",
  template: "code",
  title: "headers",
};
/** Classes and names by which mail programs mark what is not the writer's. */
const FOREIGN: readonly (readonly [RegExp, OmissionReason])[] = [
  [/\b(?:gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b/, "quote"],
  [/\bmoz-forward-container\b/, "forwarded"],
  [/\b(?:gmail_signature|moz-signature|protonmail_signature_block)\b/, "signature"],
];
/** What Outlook sets above a quoted message; all below it is the other's. */
const BELOW = /\b(?:divRplyFwdMsg|appendonsend)\b/;

/** Elements nested deeper than this count as no elements. */
const DEEPEST = 1000;

interface Open extends Range {
  readonly name: string;
  readonly block: boolean;
  /** What was being built when it began. */
  readonly within: SourceMapBuilder;
  /** How many blocks of prose it has held. */
  blocks: number;
}

/** Reads HTML from `from` on: the prose of its elements; quotations, forwarded mail, signatures and code are left out. */
export function readHtml(text: string, from: number, into: Reading = emptyReading()): Reading {
  const open: Open[] = [];
  let builder: SourceMapBuilder = sourceMapBuilder(text);
  let wraps: Wrap[] = [];
  let first = -1;
  let last = from;
  let skip: { readonly name: string; readonly start: number; readonly reason: OmissionReason; depth: number } | undefined;
  let tail: OmissionReason | undefined;
  let tailStart = text.length;

  /** Ends the block under construction; `closing` is the end of the element that ends with it. */
  const flush = (closing?: number) => {
    const built = builder.finish();
    const words = built.text.trim();
    const parent = open.findLast(({ block }) => block);
    if (words && first >= 0) {
      // Below other words a block may begin a thread; above them, its headers are the letter's own.
      const probe = `${into.blocks.length ? "x\n" : ""}${words}`;
      const lines = linesOf(probe, 0);
      tail = tailAt(probe, lines, into.blocks.length ? 1 : 0);
      const foreign = isAttribution(words) ? "quote" : isDeviceLine(words) ? "signature" : undefined;
      const alone = closing !== undefined && parent?.blocks === 0;
      const whole = alone && parent ? { start: parent.start, end: closing } : { start: first, end: last };
      if (tail) tailStart = first;
      else if (foreign) into.omissions.push({ start: first, end: last, reason: foreign });
      else addBlock(into, KINDS[parent?.name ?? ""] ?? "paragraph", built, { whole, wraps, shared: !alone });
      if (parent) parent.blocks++;
    }
    builder = sourceMapBuilder(text);
    wraps = [];
    first = -1;
  };
  const prose = (piece: Range, words?: string) => {
    if (first < 0 && (words ?? text.slice(piece.start, piece.end)).trim()) first = piece.start;
    if (words !== undefined) builder.standIn(piece.start, piece.end, words);
    else addText(builder, text, piece);
    last = piece.end;
  };
  const close = ({ name, start, end }: Tag) => {
    const at = open.findLastIndex((element) => element.name === name);
    if (at < 0) return;
    // A block tag ends the inline tags left open in it; an inline tag ends no block.
    if (!BLOCKS.has(name) && open.slice(at).some(({ block }) => block)) return;
    if (BLOCKS.has(name)) flush(end);
    const element = open[at] as Open;
    open.splice(at);
    if (!element.block && element.within === builder) wraps.push({ start: element.start, end, inner: wordsIn(text, element.end, start) });
  };

  const enter = (tag: Tag) => {
    const reason = reasonOf(tag);
    const block = BLOCKS.has(tag.name);
    if (block || reason) flush();
    if (tail) return;
    if (BELOW.test(tag.attributes)) {
      tail = "quote";
      tailStart = tag.start;
    } else if (reason) skip = { name: tag.name, start: tag.start, reason, depth: 1 };
    else if (!EMPTY.has(tag.name)) {
      // A paragraph ends where the next block begins, a list item where the next one does.
      const top = open.at(-1)?.name;
      if (block && (top === "p" || (top === "li" && tag.name === "li"))) open.pop();
      if (open.length < DEEPEST) open.push({ name: tag.name, start: tag.start, end: tag.end, block, within: builder, blocks: 0 });
    }
  };

  for (const piece of piecesOf(text, from)) {
    if (tail) break;
    if (skip) {
      if (piece.type === "tag" && piece.name === skip.name) skip.depth += piece.closes ? -1 : 1;
      if (skip.depth > 0) continue;
      into.omissions.push({ start: skip.start, end: piece.end, reason: skip.reason });
      skip = undefined;
    } else if (piece.type === "tag") {
      if (piece.closes) close(piece);
      else if (piece.name !== "br") enter(piece);
      else if (builder.endsWith("\n")) flush();
      else if (builder.length) builder.standIn(piece.start, piece.end, "\n");
    } else if (piece.type === "comment") into.omissions.push({ start: piece.start, end: piece.end, reason: "comment" });
    else prose(piece, piece.type === "entity" ? entity(text.slice(piece.start, piece.end)) : undefined);
  }
  if (skip) into.omissions.push({ start: skip.start, end: text.length, reason: skip.reason });
  else if (!tail) flush();
  if (tail) into.omissions.push({ start: tailStart, end: text.length, reason: tail });
  return into;
}

function reasonOf({ name, attributes }: Tag): OmissionReason | undefined {
  if (EMPTY.has(name)) return undefined;
  return LEFT_OUT[name] ?? FOREIGN.find(([mark]) => mark.test(attributes))?.[1];
}

/** What stands between two tags, without the blanks around it. */
function wordsIn(text: string, start: number, end: number): Range {
  const between = text.slice(start, end);
  return {
    start: start + between.length - between.trimStart().length,
    end: Math.max(start, end - between.length + between.trimEnd().length),
  };
}

/** Text of HTML: a line end is a blank like any other. */
function addText(builder: SourceMapBuilder, text: string, { start, end }: Range): void {
  let at = start;
  for (const match of text.slice(start, end).matchAll(/[ \t]*[\r\n]\s*/g)) {
    builder.text(at, start + match.index);
    at = start + match.index + match[0].length;
    if (builder.length && !builder.endsWith(" ") && !builder.endsWith("\n")) builder.standIn(start + match.index, at, " ");
  }
  builder.text(at, end);
}
