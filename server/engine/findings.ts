import type { ScannedBlock } from "./check.ts";
import { fixesOf } from "./fixes.ts";
import { fill } from "./interface-text.ts";
import { FIRST_PART, READ_PARTS, READ_PROBLEMS } from "./reader/labels.ts";
import { doubtsOf, problemRuns } from "./reader/read.ts";
import type { FixTemplate, LanguageRules, RuleBook } from "./rulebook.ts";
import type { Tokens } from "./tokens.ts";
import type { Finding, FoundPart, Language, Letter, Range } from "./types.ts";

export interface FindingsContext {
  readonly letter: Letter;
  readonly blocks: readonly ScannedBlock[];
  readonly parts: readonly FoundPart[];
  readonly rules: RuleBook;
  readonly language: Language;
  readonly locale: Language;
  /** How far above their thresholds problems must be in this letter. */
  readonly reserve: number;
  /** Reads one block again with another text. */
  readonly rescan: (block: number, text: string) => ScannedBlock;
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

/** A frame says common things in so many words. It is believed unless the reader is all but sure that nothing is wrong. */
const DOUBT = 0.02;

/** The phrase findings of every block. */
export function findingsOf(context: FindingsContext): Finding[] {
  return context.blocks.flatMap((scanned, block) => problemsOf(scanned, context).map((problem) => findingOf(context, block, problem)));
}

/** The problems of one block: those of the reader, those that frames find and the reader does not contradict, and shouts. */
export function problemsOf(scanned: ScannedBlock, context: ProblemContext): Problem[] {
  const { reading, shouts } = scanned;
  const { tokens } = reading;
  const quotes = quotedRanges(tokens.text);
  const quoted = (range: Range) => quotes.some((quote) => quote.start <= range.start && range.end <= quote.end);
  const read = readProblems(scanned, context).filter((problem) => !quoted(problem));
  const framed = framedProblems(scanned).filter((problem) => !quoted(problem) && !read.some((other) => overlap(problem, other)));
  const loud = shouts.map((shout) => ({
    rule: "shouting",
    ...shout,
    confidence: 1,
    clause: shout,
    sentence: sentenceAt(tokens, shout.start),
    captures: {},
    templates: [],
  }));
  return [...read, ...framed, ...loud].sort((a, b) => a.start - b.start || b.end - a.end);
}

type ProblemContext = Pick<FindingsContext, "rules" | "language" | "reserve">;

const overlap = (a: Range, b: Range) => a.start < b.end && b.start < a.end;

/** What the reader finds, with the fixes of the frames that agree. */
function readProblems({ reading, hits }: ScannedBlock, { rules, language, reserve }: ProblemContext): Problem[] {
  const { tokens, clauses, probabilities } = reading;
  const { reader } = rules.languages[language];
  const problems: Problem[] = [];
  for (const { label, first, end, confidence } of problemRuns(reading, reader, reserve)) {
    const sentence = clauses.find((clause) => clause.first >= first)?.sentence;
    // What is paid back or done all the same is no breach: "the six hours you have paid for come off the last invoice".
    const keepsFaith = (clause: Float64Array | undefined) =>
      says(clause, REFUND, reader) || (confidence < PLAIN_BREACH && says(clause, CONTRACT, reader));
    if (label === "breach" && clauses.some((clause, i) => clause.sentence === sentence && keepsFaith(probabilities[i]))) continue;
    const range = { start: tokens.start[first] ?? 0, end: tokens.end[end - 1] ?? 0 };
    const agreeing = hits.filter((hit) => hit.frame.of === label && overlap(hit, range));
    problems.push({
      rule: label,
      ...range,
      confidence,
      clause: range,
      sentence: sentenceAt(tokens, range.start),
      captures: Object.assign({}, ...agreeing.map((hit) => hit.captures)),
      templates: agreeing.length === 1 && agreeing[0] ? agreeing[0].frame.fixes : [],
    });
  }
  return problems;
}

/** What a frame finds, unless the reader is sure that nothing is wrong there. */
function framedProblems({ reading, hits, kind }: ScannedBlock): Problem[] {
  const { tokens, clauses, probabilities } = reading;
  // Of subject lines the reader has seen too few to doubt anything.
  const believed = (range: Range) =>
    kind === "subject" ||
    clauses.some(
      ({ first, end }, i) =>
        overlap(range, { start: tokens.start[first] ?? 0, end: tokens.end[end - 1] ?? 0 }) &&
        doubtsOf(probabilities[i] as Float64Array) >= DOUBT,
    );
  const problems: Problem[] = [];
  // Of two rules that claim the same words, the earlier one has them.
  const ranked = READ_PROBLEMS.flatMap((rule) => hits.filter((hit) => hit.frame.of === rule));
  for (const { frame, start, end, clause, sentence, captures } of ranked) {
    if (!believed({ start, end })) continue;
    if (problems.some((other) => overlap(other, { start, end }))) continue;
    problems.push({ rule: frame.of, start, end, confidence: frame.confidence, clause, sentence, captures, templates: frame.fixes });
  }
  return problems;
}

/** A breach that is as sure as this is one, whatever is promised beside it. */
const PLAIN_BREACH = 0.7;
const CONTRACT = FIRST_PART + READ_PARTS.indexOf("contract");
const REFUND = FIRST_PART + READ_PARTS.indexOf("refund");

function says(clause: Float64Array | undefined, label: number, { threshold }: LanguageRules["reader"]): boolean {
  return (clause?.[label] ?? 0) >= (threshold[label] as number);
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
