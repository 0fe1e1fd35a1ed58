import type { PlacedBlock } from "./check.ts";
import { fixesOf } from "./fixes.ts";
import { fill } from "./interface-text.ts";
import { READ_PROBLEMS } from "./reader/labels.ts";
import { problemRuns } from "./reader/read.ts";
import type { FixTemplate, LanguageRules, RuleBook } from "./rulebook.ts";
import type { Tokens } from "./tokens.ts";
import type { Finding, FoundPart, Language, Letter, Range } from "./types.ts";

export interface FindingsContext {
  readonly letter: Letter;
  readonly blocks: readonly PlacedBlock[];
  readonly parts: readonly FoundPart[];
  readonly rules: RuleBook;
  readonly language: Language;
  readonly locale: Language;
  /** Reads one block again with another text. */
  readonly rescan: (block: number, text: string) => PlacedBlock;
}

/** A problem before it is put into words. */
export interface Problem extends Range {
  readonly rule: string;
  readonly confidence: number;
  readonly clause: Range;
  readonly sentence: Range;
  readonly captures: Readonly<Record<string, string>>;
  readonly templates: readonly FixTemplate[];
}

/** Frames of so much confidence need no second opinion. */
const SURE = 0.8;

/** The phrase findings of every block. */
export function findingsOf(context: FindingsContext): Finding[] {
  const book = context.rules.languages[context.language];
  return context.blocks.flatMap((placed, block) => problemsOf(placed, book).map((problem) => findingOf(context, block, problem)));
}

/** The problems of one block: those of the reader, but for what is quoted, with the fixes of the frames that agree; and shouts. */
export function problemsOf({ reading, probabilities, hits, shouts }: PlacedBlock, { reader }: LanguageRules): Problem[] {
  const { tokens } = reading;
  const rank = new Set<string>(READ_PROBLEMS);
  const quotes = quotedRanges(tokens.text);
  const problems: Problem[] = [];
  for (const { label, first, end, confidence } of problemRuns(reading, probabilities, reader)) {
    const range = { start: tokens.start[first] ?? 0, end: tokens.end[end - 1] ?? 0 };
    if (quotes.some((quote) => quote.start <= range.start && range.end <= quote.end)) continue;
    const sentence = { start: sentenceAt(tokens, range.start).start, end: sentenceAt(tokens, range.end - 1).end };
    const agreeing = hits.filter((hit) => hit.frame.of === label && hit.start < range.end && range.start < hit.end);
    problems.push({
      rule: label,
      ...range,
      confidence,
      clause: range,
      sentence,
      captures: Object.assign({}, ...agreeing.map((hit) => hit.captures)),
      templates: agreeing.length === 1 && agreeing[0] ? agreeing[0].frame.fixes : [],
    });
  }
  // What a frame says for sure and the reader does not contradict is a problem as well.
  for (const hit of hits) {
    if (!rank.has(hit.frame.of) || hit.frame.confidence < SURE || problems.some((other) => other.start < hit.end && hit.start < other.end))
      continue;
    if (quotes.some((quote) => quote.start <= hit.start && hit.end <= quote.end)) continue;
    problems.push({
      rule: hit.frame.of,
      start: hit.start,
      end: hit.end,
      confidence: hit.frame.confidence,
      clause: hit.clause,
      sentence: hit.sentence,
      captures: hit.captures,
      templates: hit.frame.fixes,
    });
  }
  for (const shout of shouts)
    problems.push({
      rule: "shouting",
      ...shout,
      confidence: 0.9,
      clause: shout,
      sentence: sentenceAt(tokens, shout.start),
      captures: {},
      templates: [],
    });
  return problems.sort((a, b) => a.start - b.start || b.end - a.end);
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
