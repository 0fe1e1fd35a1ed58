import { GFM, parser } from "@lezer/markdown";
import type { BlockKind } from "../engine/types.ts";
import { emptyReading, type Reading } from "./plain.ts";
import { sourceMapBuilder } from "./source-map.ts";
import type { OmissionReason } from "./types.ts";

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
  "URL",
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
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  ecirc: "ê",
  ccedil: "ç",
  euro: "€",
  rsquo: "’",
  laquo: "«",
  raquo: "»",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

type Tree = ReturnType<typeof markdown.parse>;
type SyntaxNode = Tree["topNode"];

/** Reads Markdown from `from` on, up to a signature: emphasis marks vanish, code reads as one word, quotes, code blocks and comments are left out. */
export function readMarkdown(source: string, from: number, into: Reading = emptyReading()): Reading & { readonly codes: number } {
  const signature = /^-- ?$/m.exec(source.slice(from));
  const to = signature ? from + signature.index : source.length;
  let codes = 0;
  const visit = (node: SyntaxNode): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      const name = child.name;
      const reason = LEFT_OUT[name];
      if (reason) {
        if (reason === "code") codes++;
        into.omissions.push({ start: child.from + from, end: child.to + from, reason });
      } else if (/^(?:ATX|Setext)Heading/.test(name)) addInline(child, "heading");
      else if (BLOCKS[name]) addInline(child, node.name === "ListItem" ? "item" : (BLOCKS[name] as BlockKind));
      else visit(child);
    }
  };
  const addInline = (node: SyntaxNode, kind: BlockKind): void => {
    const builder = sourceMapBuilder(source);
    let at = node.from + from;
    const walk = (parent: SyntaxNode): void => {
      for (let child = parent.firstChild; child; child = child.nextSibling) {
        const start = child.from + from;
        const end = child.to + from;
        if (SILENT.has(child.name)) {
          builder.text(at, start);
          at = end;
        } else if (child.name === "InlineCode" || child.name === "Autolink") {
          builder.text(at, start);
          builder.standIn(start, end, "code");
          codes++;
          at = end;
        } else if (child.name === "Escape") {
          builder.text(at, start);
          at = start + 1;
        } else if (child.name === "Entity") {
          builder.text(at, start);
          builder.standIn(start, end, entity(source.slice(start, end)));
          at = end;
        } else walk(child);
      }
    };
    walk(node);
    builder.text(at, node.to + from);
    const { text, map } = builder.finish();
    const lead = /^\s*/.exec(text)?.[0].length ?? 0;
    if (!text.trim()) return;
    // A heading keeps a space after its mark; the map starts at the first word.
    const shifted: number[] = [];
    for (let i = 0; i < map.length; i += 3) {
      const prose = map[i] as number;
      const length = map[i + 2] as number;
      if (prose >= lead) shifted.push(prose - lead, map[i + 1] as number, length);
      else if ((map[i + 3] ?? text.length) > lead) shifted.push(0, (map[i + 1] as number) + lead - prose, length - (lead - prose));
    }
    into.blocks.push({ kind, text: text.slice(lead) });
    into.maps.push(shifted);
  };
  visit(markdown.parse(source.slice(from, to)).topNode);
  if (signature) into.omissions.push({ start: to, end: source.length, reason: "signature" });
  return { ...into, codes };
}

function entity(text: string): string {
  const number = /^&#(x?)([0-9a-f]+);$/i.exec(text);
  if (number) {
    const point = Number.parseInt(number[2] ?? "", number[1] ? 16 : 10);
    return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : "\ufffd";
  }
  return ENTITIES[text.slice(1, -1)] ?? text;
}
