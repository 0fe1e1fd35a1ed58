import type { ScannedBlock } from "./check.ts";
import type { FindingsContext } from "./findings.ts";
import { interfaceText } from "./interface-text.ts";
import { remarkOf } from "./remark.ts";
import { PUNCTUATION, type Tokens, WORD } from "./tokens.ts";
import type { Finding, Fix } from "./types.ts";

const PROSE = new Set<ScannedBlock["kind"]>(["paragraph", "item"]);

/** A sentence of more words than its rule allows, with a fix that makes two of it where it can be cut. */
export function longSentences(context: FindingsContext): Finding[] {
  const limit = limitOf(context, "long-sentence");
  return context.blocks.flatMap(({ kind, reading: { tokens } }, block) =>
    (PROSE.has(kind) ? tokens.sentences : []).flatMap(({ first, end }) => {
      const words = countWords(tokens, first, end);
      if (words <= limit) return [];
      const fix = cut(context, block, tokens, first, end);
      return remarkOf(context, {
        rule: "long-sentence",
        block,
        start: tokens.start[first] as number,
        end: tokens.end[end - 1] as number,
        values: { count: String(words), limit: String(limit) },
        fixes: fix ? [fix] : [],
      });
    }),
  );
}

/** A letter of more words than its rule allows: the remark stands on the paragraph that goes beyond. */
export function longLetter(context: FindingsContext): Finding[] {
  const limit = limitOf(context, "long-letter");
  const counts = context.blocks.map(({ kind, reading: { tokens } }) =>
    kind === "subject" ? 0 : countWords(tokens, 0, tokens.word.length),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= limit) return [];
  const block = counts.findIndex((_, i) => counts.slice(0, i + 1).reduce((sum, count) => sum + count, 0) > limit);
  const text = context.letter.blocks[block]?.text ?? "";
  const line = /^[^\n]*?(?=\s*(?:\n|$))/.exec(text)?.[0].length ?? 0;
  return [
    remarkOf(context, {
      rule: "long-letter",
      block,
      start: 0,
      end: Math.max(line, 1),
      values: { count: String(total), limit: String(limit) },
      fixes: [],
    }),
  ];
}

const limitOf = ({ rules, language }: FindingsContext, rule: string) => rules.languages[language].limits[rule] ?? Number.POSITIVE_INFINITY;

function countWords(tokens: Tokens, first: number, end: number): number {
  let count = 0;
  for (let i = first; i < end; i++) if (tokens.type[i] !== PUNCTUATION) count++;
  return count;
}

/** Neither half of a sentence that is cut in two may be shorter, in words. */
const SHORTEST_HALF = 8;
const JOINS = new Set(["and", "but", "so", "et", "mais", "donc", "or"]);
const OPENS = new Set(
  "i we you he she they it this that there the my our your je nous vous tu il elle ils elles ce cela la le les mon notre votre".split(" "),
);

/** Cuts where a new main clause begins, as near to the middle as can be: at a semicolon, or at a comma with a conjunction and a subject. */
function cut({ rules, locale }: FindingsContext, block: number, tokens: Tokens, first: number, end: number): Fix | undefined {
  const middle = (first + end) / 2;
  let best: { start: number; end: number; newText: string; off: number } | undefined;
  for (let i = first + SHORTEST_HALF; i < end - SHORTEST_HALF; i++) {
    const sign = tokens.word[i];
    const joined = sign === "," && JOINS.has(tokens.word[i + 1] ?? "") && OPENS.has(tokens.word[i + 2] ?? "");
    if ((sign !== ";" && !joined) || tokens.type[i + 1] !== WORD || isInside(tokens, first, i)) continue;
    const keeps = joined && !["and", "et"].includes(tokens.word[i + 1] as string);
    const opener = joined && !keeps ? i + 2 : i + 1;
    const from = tokens.end[i - 1] as number;
    const letter = tokens.text.charAt(tokens.start[opener] as number);
    const off = Math.abs(i - middle);
    if (!best || off < best.off)
      best = { start: from, end: (tokens.start[opener] as number) + 1, newText: `. ${letter.toUpperCase()}`, off };
  }
  if (!best) return undefined;
  const { start, end: to, newText } = best;
  const title = interfaceText(rules, locale, "fix.cut", {
    text: tokens.text
      .slice(to - 1, to + 40)
      .replace(/\s+/g, " ")
      .trim(),
  });
  return { title, safe: false, edits: [{ type: "replace", block, start, end: to, newText }] };
}

/** Whether a token stands in brackets or quotation marks that are still open. */
function isInside(tokens: Tokens, first: number, token: number): boolean {
  const before = tokens.word.slice(first, token);
  const count = (sign: string) => before.filter((word) => word === sign).length;
  return count("(") > count(")") || count('"') % 2 === 1;
}
