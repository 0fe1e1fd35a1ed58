import { fixesOf } from "./fixes.ts";
import { fill } from "./interface-text.ts";
import type { FixTemplate, RuleBook } from "./rulebook.ts";
import type { Hit } from "./scan.ts";
import { type Shout, shoutsIn } from "./shouting.ts";
import type { Tokens } from "./tokens.ts";
import type { Finding, Language, Letter } from "./types.ts";

/** Reads one block again after an edit. */
export type Rescan = (text: string) => { readonly tokens: Tokens; readonly hits: readonly Hit[]; readonly shouts: readonly Shout[] };

export interface FindingsContext {
  readonly letter: Letter;
  readonly tokens: readonly Tokens[];
  readonly hits: readonly (readonly Hit[])[];
  readonly rules: RuleBook;
  readonly language: Language;
  readonly locale: Language;
  readonly rescan: Rescan;
}

/** A problem before it is put into words. */
export interface Problem {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly clause: { readonly start: number; readonly end: number };
  readonly sentence: { readonly start: number; readonly end: number };
  readonly captures: Readonly<Record<string, string>>;
  readonly templates: readonly FixTemplate[];
}

const THRESHOLD = 0.5;

/** The phrase findings of every block. A reader trained on examples would add its own candidates to a block's problems here. */
export function findingsOf(context: FindingsContext): Finding[] {
  return context.letter.blocks.flatMap((_, block) => {
    const tokens = context.tokens[block] as Tokens;
    const problems = problemsOf(context, context.hits[block] ?? [], shoutsIn(tokens, context.rules.languages[context.language]), tokens);
    return problems.map((problem) => findingOf(context, block, problem));
  });
}

/** The problems of one block: what is quoted is left out, and words that two rules claim go to the first in order. */
export function problemsOf(
  { rules }: Pick<FindingsContext, "rules">,
  hits: readonly Hit[],
  shouts: readonly Shout[],
  tokens: Tokens,
): Problem[] {
  const rank = new Map(rules.order.map(({ rule }, i) => [rule, i]));
  const quotes = quotedRanges(tokens.text);
  const candidates: Problem[] = hits
    .filter(
      (hit) => rank.has(hit.frame.of) && hit.frame.confidence >= THRESHOLD && !quotes.some((q) => q.start <= hit.start && hit.end <= q.end),
    )
    .map((hit) => ({
      rule: hit.frame.of,
      start: hit.start,
      end: hit.end,
      confidence: hit.frame.confidence,
      clause: hit.clause,
      sentence: hit.sentence,
      captures: hit.captures,
      templates: hit.frame.fixes,
    }));
  candidates.sort((a, b) => (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0) || a.start - b.start || b.end - a.end);
  const kept: Problem[] = [];
  for (const problem of candidates) {
    const at = kept.findIndex((other) => other.start < problem.end && problem.start < other.end);
    const other = kept[at];
    if (!other) kept.push(problem);
    else if (other.rule === problem.rule)
      kept[at] = { ...other, start: Math.min(other.start, problem.start), end: Math.max(other.end, problem.end) };
  }
  for (const shout of shouts) {
    const sentence = sentenceAt(tokens, shout.start);
    kept.push({ rule: "shouting", ...shout, confidence: 0.9, clause: shout, sentence, captures: {}, templates: [] });
  }
  return kept.sort((a, b) => a.start - b.start || b.end - a.end);
}

function findingOf(context: FindingsContext, block: number, problem: Problem): Finding {
  const advice = context.rules.advice[context.locale][problem.rule] ?? { message: problem.rule, why: "", instead: "" };
  const text = context.letter.blocks[block]?.text ?? "";
  const words = text.slice(problem.start, problem.end).replace(/\s+/g, " ");
  return {
    rule: problem.rule,
    severity: context.rules.order.find(({ rule }) => rule === problem.rule)?.severity ?? "information",
    message: fill(advice.message, { words }),
    why: advice.why,
    instead: advice.instead,
    block,
    start: problem.start,
    end: problem.end,
    confidence: problem.confidence,
    fixes: fixesOf(context, block, text, problem),
  };
}

function sentenceAt(tokens: Tokens, offset: number): { start: number; end: number } {
  for (const { first, end } of tokens.sentences) {
    const stop = tokens.end[end - 1] ?? 0;
    if (offset < stop) return { start: tokens.start[first] ?? 0, end: stop };
  }
  return { start: 0, end: tokens.text.length };
}

/** Words in quotation marks are somebody's, and not held against the writer. */
function quotedRanges(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/«[^»]*»|“[^”]*”|"[^"]*"/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
