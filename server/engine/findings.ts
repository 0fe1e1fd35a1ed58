import type { ScannedBlock } from "./check.ts";
import { fixesOf } from "./fixes.ts";
import { cuesOf } from "./reader/cues.ts";
import { FIRST_PART, READ_PARTS, READ_PROBLEMS } from "./reader/labels.ts";
import { doubtsOf, problemRuns } from "./reader/read.ts";
import { remarkOf } from "./remark.ts";
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
  readonly today?: string | undefined;
  /** How far above their thresholds problems must be in this letter. */
  readonly reserve: number;
  /** Reads one block again with another text. */
  readonly rescan: (block: number, text: string) => ScannedBlock;
}

/** A problem before it is put into words. */
export interface Problem extends Range {
  readonly rule: string;
  readonly confidence: number;
  /** The words that a fix puts others in the place of. */
  readonly words: Range;
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
  const framed = framedProblems(scanned, context).filter((problem) => !quoted(problem) && !read.some((other) => overlap(problem, other)));
  const loud = shouts.map((shout) => ({
    rule: "shouting",
    ...shout,
    confidence: 1,
    words: shout,
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
function readProblems({ reading, hits, dates }: ScannedBlock, { rules, language, reserve }: ProblemContext): Problem[] {
  const { tokens, clauses, probabilities } = reading;
  const { reader, fixes } = rules.languages[language];
  const problems: Problem[] = [];
  for (const { label, first, end, confidence } of problemRuns(reading, reader, reserve)) {
    const sentence = clauses.find((clause) => clause.first >= first)?.sentence;
    // What is paid back or done all the same is no breach: "the six hours you have paid for come off the last invoice".
    const keepsFaith = (clause: Float64Array | undefined) =>
      says(clause, REFUND, reader) || (confidence < PLAIN_BREACH && says(clause, CONTRACT, reader));
    if (label === "breach" && clauses.some((clause, i) => clause.sentence === sentence && keepsFaith(probabilities[i]))) continue;
    const whole = { start: tokens.start[first] ?? 0, end: tokens.end[end - 1] ?? 0 };
    const inRun = (_: unknown, i: number) => (clauses[i]?.first ?? end) < end && (clauses[i]?.end ?? first) > first;
    const doesJob = probabilities.filter(inRun).some((clause) => PARTS.some((part) => says(clause, part, reader)));
    // Of a step that is told, only the loose words of time are vague.
    const loose = label === "vague" && doesJob ? hits.filter((hit) => hit.frame.of === "cue:soon" && overlap(hit, whole)) : [];
    const range = loose.length ? within(whole, hull(loose)) : whole;
    const agreeing = hits.filter((hit) => hit.frame.of === label && overlap(hit, range));
    const own = agreeing.filter((hit) => hit.frame.fixes.length > 0);
    if (label === "vague" && isMadePrecise(range, hits, dates)) continue;
    problems.push({
      rule: label,
      ...range,
      confidence,
      // A frame knows more exactly which words are to go.
      words: own.length ? hull(own) : agreeing.length ? hull(agreeing) : range,
      clause: agreeing.length ? hull(agreeing.map((hit) => (hit.frame.mark === "words" ? hit.clause : hit))) : range,
      sentence: sentenceAt(tokens, range.start),
      captures: Object.assign({}, ...agreeing.map((hit) => hit.captures)),
      templates: [
        ...(loose.length ? [DELETE_WORDS] : []),
        ...(own.length === 1 && own[0] ? own[0].frame.fixes : []),
        ...(fixes[label] ?? []),
      ],
    });
  }
  return problems;
}

/** « Bientôt, le 12 juin »: a day behind loose words of time in the same sentence says it after all. */
function isMadePrecise(range: Range, hits: ScannedBlock["hits"], dates: ScannedBlock["dates"]): boolean {
  return hits.some(
    (hit) =>
      hit.frame.of === "cue:soon" && overlap(hit, range) && dates.some((date) => date.start >= hit.end && date.end <= hit.sentence.end),
  );
}

const DELETE_WORDS: FixTemplate = { type: "delete", what: "words" };

const within = (outer: Range, { start, end }: Range): Range => ({ start: Math.max(start, outer.start), end: Math.min(end, outer.end) });

const hull = (ranges: readonly Range[]): Range => ({
  start: Math.min(...ranges.map(({ start }) => start)),
  end: Math.max(...ranges.map(({ end }) => end)),
});

/** What a frame finds, unless the reader is sure that nothing is wrong there. */
function framedProblems({ reading, hits, kind, dates }: ScannedBlock, { rules, language }: ProblemContext): Problem[] {
  const { fixes } = rules.languages[language];
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
    if (!believed({ start, end }) || (frame.of === "vague" && isMadePrecise({ start, end }, hits, dates))) continue;
    if (problems.some((other) => overlap(other, { start, end }))) continue;
    problems.push({
      rule: frame.of,
      start,
      end,
      confidence: frame.confidence,
      words: { start, end },
      clause,
      sentence,
      captures,
      templates: [...frame.fixes, ...(fixes[frame.of] ?? [])],
    });
  }
  return problems;
}

/** A breach that is as sure as this is one, whatever is promised beside it. */
const PLAIN_BREACH = 0.7;
const CONTRACT = FIRST_PART + READ_PARTS.indexOf("contract");
const PARTS = READ_PARTS.map((_, i) => FIRST_PART + i);
const REFUND = FIRST_PART + READ_PARTS.indexOf("refund");

function says(clause: Float64Array | undefined, label: number, { threshold }: LanguageRules["reader"]): boolean {
  return (clause?.[label] ?? 0) >= (threshold[label] as number);
}

function findingOf(context: FindingsContext, block: number, problem: Problem): Finding {
  const text = context.letter.blocks[block]?.text ?? "";
  const words = text.slice(problem.start, problem.end).replace(/\s+/g, " ");
  const { rule, start, end, confidence } = problem;
  const { reading } = context.blocks[block] as ScannedBlock;
  const cues = cuesOf(reading, rule, problem, context.rules.languages[context.language].reader);
  const fixes = fixesOf(context, block, text, problem);
  return remarkOf(context, { rule, block, start, end, confidence, cues, values: { words }, fixes });
}

function sentenceAt(tokens: Tokens, offset: number): { start: number; end: number } {
  for (const { first, end } of tokens.sentences) {
    const stop = tokens.end[end - 1] ?? 0;
    if (offset < stop) return { start: tokens.start[first] ?? 0, end: stop };
  }
  return { start: 0, end: tokens.text.length };
}

/** Words in quotation marks are somebody's, and not held against the writer. */
export function quotedRanges(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/«[^»]*»|“[^”]*”|"[^"]*"/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
