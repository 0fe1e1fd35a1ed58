import { GFM, parser } from "@lezer/markdown";
import type { BlockKind, Range } from "../engine/types.ts";
import { entity } from "./entities.ts";
import { linesOf } from "./lines.ts";
import { addBlock, emptyReading, type Reading, readPlain } from "./plain.ts";
import { type SourceMapBuilder, sourceMapBuilder } from "./source-map.ts";
import { isAttribution, isDeviceLine, tailAt } from "./thread.ts";
import type { OmissionReason, Wrap } from "./types.ts";

const markdown = parser.configure(GFM);

const BLOCKS: Readonly<Record<string, BlockKind>> = { Paragraph: "paragraph", TableCell: "cell", Task: "item" };
const LEFT_OUT: Readonly<Record<string, OmissionReason>> = {
  Blockquote: "quote",
  FencedCode: "code",
  CodeBlock: "code",
  HTMLBlock: "code",
  CommentBlock: "comment",
  ProcessingInstructionBlock: "code",
  LinkReference: "code",
};
/** Markup inside prose that reads as nothing. */
const SILENT = new Set([
  "EmphasisMark",
  "CodeMark",
  "LinkMark",
  "LinkTitle",
  "LinkLabel",
  "HTMLTag",
  "Comment",
  "HeaderMark",
  "StrikethroughMark",
  "QuoteMark",
  "TaskMarker",
  "ProcessingInstruction",
  "Image",
]);
/** Markup around words; the first and the last child are its marks. */
const WRAPS = new Set(["Emphasis", "StrongEmphasis", "Strikethrough"]);

/** Markup nested deeper than this was not made by a writer: it is not read, or read as text. */
const DEEPEST = 200;

type SyntaxNode = ReturnType<typeof markdown.parse>["topNode"];

/** One block of prose under construction. */
interface Inline {
  readonly builder: SourceMapBuilder;
  readonly wraps: Wrap[];
  /** Opening tags that wait for their closing tags. */
  readonly tags: { readonly name: string; readonly start: number; readonly end: number }[];
  /** The labels of the links that the document defines below its text. */
  readonly defined: ReadonlySet<string>;
  /** Up to where the source has been read. */
  at: number;
  codes: number;
}

/**
 * Reads Markdown from `from` on, up to a signature or a forwarded message: emphasis marks vanish, code reads as one word, quotes, code
 * blocks and comments are left out. `codes` counts the pieces of code.
 */
export function readMarkdown(source: string, from: number, into: Reading = emptyReading()): Reading & { readonly codes: number } {
  const tail = tailIn(source, from);
  const to = tail?.start ?? source.length;
  const tree = treeOf(source.slice(from, to));
  if (!tree) return { ...readPlain(source, from, into), codes: 0 };
  let codes = 0;
  const defined = definedLabels(source);
  const place = (node: SyntaxNode): Range => ({ start: node.from + from, end: node.to + from });
  const add = (node: SyntaxNode, kind: BlockKind, element: SyntaxNode, shared: boolean): void => {
    const { start, end } = place(node);
    const inline: Inline = { builder: sourceMapBuilder(source), wraps: [], tags: [], defined, at: start, codes: 0 };
    readInline(source, from, node, inline);
    inline.builder.text(inline.at, end);
    codes += inline.codes;
    addBlock(into, kind, inline.builder.finish(), { whole: place(element), wraps: inline.wraps, shared });
  };
  const visit = (parent: SyntaxNode, depth = 0): void => {
    if (depth > DEEPEST) return;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      const reason = LEFT_OUT[node.name] ?? foreign(source, from, node);
      const kind = BLOCKS[node.name];
      if (reason) {
        if (reason === "code") codes++;
        into.omissions.push({ ...place(node), reason });
      } else if (/^(?:ATX|Setext)Heading/.test(node.name)) add(node, "heading", node, false);
      else if (kind && parent.name === "ListItem") {
        const alone = !node.nextSibling && node.prevSibling?.name === "ListMark";
        add(node, "item", alone ? parent : node, !alone && node.prevSibling?.name === "ListMark");
      } else if (kind) add(node, kind, node, false);
      else visit(node, depth + 1);
    }
  };
  visit(tree.topNode);
  if (tail) into.omissions.push(tail);
  return { ...into, codes };
}

/** The syntax of a text, or undefined where its marks are nested too deep for the parser. */
function treeOf(text: string) {
  try {
    // The parser knows no line that ends in \r alone; a \n in its place leaves every offset as it is.
    return markdown.parse(text.replace(/\r(?!\n)/g, "\n"));
  } catch {
    return undefined;
  }
}

/** Where a signature or a forwarded message begins, outside of fenced code. */
function tailIn(source: string, from: number) {
  const lines = linesOf(source, from);
  let fence = "";
  for (const [i, { start, end }] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(source.slice(start, end))?.[1] ?? "";
    if (fence ? mark.startsWith(fence) : mark) fence = fence ? "" : mark;
    else if (!fence) {
      const reason = tailAt(source, lines, i);
      if (reason) return { start, end: source.length, reason };
    }
  }
  return undefined;
}

/** A paragraph that a mail program wrote: the line above a quotation, or "Sent from my phone". */
function foreign(source: string, from: number, node: SyntaxNode): OmissionReason | undefined {
  if (node.name !== "Paragraph" || node.to - node.from > 300) return undefined;
  const words = source
    .slice(node.from + from, node.to + from)
    .replace(/\s*[\r\n]\s*/g, " ")
    .trim();
  if (node.nextSibling?.name === "Blockquote" && isAttribution(words)) return "quote";
  return isDeviceLine(words) ? "signature" : undefined;
}

function readInline(source: string, from: number, parent: SyntaxNode, inline: Inline, depth = 0, until = parent.to): void {
  const { builder } = inline;
  if (depth > DEEPEST) return;
  for (let node = parent.firstChild; node && node.from <= until; node = node.nextSibling) {
    const start = node.from + from;
    const end = node.to + from;
    const standIn = (words: string) => {
      builder.text(inline.at, start);
      builder.standIn(start, end, words);
      inline.at = end;
    };
    // Brackets that lead nowhere are text: "Dear [Client's name]".
    if (node.name === "Link" && !leadsAnywhere(source, from, node, inline.defined)) continue;
    if (node.name === "HTMLTag") pairTag(source.slice(start, end), { start, end }, inline);
    if (SILENT.has(node.name) || (node.name === "URL" && parent.name === "Link")) standIn("");
    else if (node.name === "InlineCode" || node.name === "Autolink" || node.name === "URL") {
      standIn("code");
      if (node.name !== "URL") inline.codes++;
    } else if (node.name === "Escape") standIn(source.slice(start + 1, end));
    else if (node.name === "Entity") standIn(entity(source.slice(start, end)));
    else if (node.name === "HardBreak") standIn("\n");
    else {
      const inner = wordsOf(node);
      if (inner) inline.wraps.push({ start, end, inner: { start: inner.start + from, end: inner.end + from } });
      readInline(source, from, node, inline, depth + 1, inner?.end);
      // Behind a link's words stand its target and title, and blanks between them.
      if (node.name === "Link" && inner) {
        builder.text(inline.at, inner.end + from);
        inline.at = end;
      }
    }
  }
}

/** What is inside emphasis marks or the brackets of a link. */
function wordsOf(node: SyntaxNode): Range | undefined {
  const { firstChild, lastChild } = node;
  if (!firstChild || !lastChild) return undefined;
  if (WRAPS.has(node.name)) return { start: firstChild.to, end: lastChild.from };
  if (node.name !== "Link") return undefined;
  const closing = node.getChildren("LinkMark")[1];
  return closing ? { start: firstChild.to, end: closing.from } : undefined;
}

const LABEL = /^ {0,3}\[([^\]\n]+)\]:/gm;
const labelOf = (text: string) => text.toLowerCase().replace(/\s+/g, " ").trim();

function definedLabels(source: string): Set<string> {
  return new Set([...source.matchAll(LABEL)].map(([, label = ""]) => labelOf(label)));
}

function leadsAnywhere(source: string, from: number, node: SyntaxNode, defined: ReadonlySet<string>): boolean {
  // The first two marks are the brackets; a third opens a target.
  if (node.getChildren("LinkMark").length > 2) return true;
  const label = node.getChild("LinkLabel") ?? node;
  const words = source.slice(label.from + from, label.to + from).replace(/^\[|\]$/g, "");
  return defined.has(labelOf(words || source.slice(node.from + from + 1, label.from + from - 1)));
}

function pairTag(tag: string, { start, end }: Range, { tags, wraps }: Inline): void {
  const [, slash, name = ""] = /^<(\/?)([a-z][a-z0-9-]*)/i.exec(tag.toLowerCase()) ?? [];
  if (!slash) {
    if (name && !tag.endsWith("/>") && tags.length < DEEPEST) tags.push({ name, start, end });
    return;
  }
  const at = tags.findLastIndex((open) => open.name === name);
  const open = tags[at];
  if (!open) return;
  tags.splice(at);
  wraps.push({ start: open.start, end, inner: { start: open.end, end: start } });
}
