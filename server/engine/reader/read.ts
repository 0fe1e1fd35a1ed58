import type { Tokens } from "../tokens.ts";
import { type BlockKind, KINDS, type Kind, type Part } from "../types.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { blockFeatures, clauseFeatures, type FeatureList, GROUP_WEIGHTS, hashOf, tokenHashes, wordFeature } from "./features.ts";
import { DECISION, KIND_GROUP_WEIGHTS, type KindInput, kindFeatures } from "./kind-features.ts";
import { FIRST_PART, NO_PROBLEM, READ_PARTS, READ_PROBLEMS } from "./labels.ts";
import { addScores, featureRow, type ReaderModel, softmax, toProbabilities } from "./model.ts";

/** What the reader sees in a block by itself. It holds as long as the block's words do. */
export interface BlockReading {
  readonly tokens: Tokens;
  readonly hashes: Int32Array;
  readonly clauses: readonly Clause[];
  /** For each clause, how likely each label is, from 0 to 1. */
  readonly probabilities: readonly Float64Array[];
}

/** A run of clauses with one label. Token indices, `end` exclusive; `confidence` from 0 to 1. */
export interface Run<Label> {
  readonly label: Label;
  readonly first: number;
  readonly end: number;
  readonly confidence: number;
}

/** Reads one block. `borders` are the words that open a clause. */
export function readBlock(tokens: Tokens, kind: BlockKind, model: ReaderModel, borders: ReadonlySet<string>): BlockReading {
  const hashes = tokenHashes(tokens);
  const clauses = clausesOf(tokens, borders);
  const probabilities = clauses.map((_, index) => {
    const features: FeatureList = { hash: [], group: [], first: [], end: [] };
    clauseFeatures(tokens, hashes, clauses, index, features);
    blockFeatures(kind, features);
    const scores = Float64Array.from(model.clause.bias);
    addScores(model.clause, features, GROUP_WEIGHTS, scores);
    toProbabilities(scores);
    return scores;
  });
  return { tokens, hashes, clauses, probabilities };
}

/** How much of a letter sounds like a problem where it may be a good one, and where it surely is not one. */
const CALM = 0.1;
const HEATED = 0.3;
const MOST_RESERVE = 0.45;

/**
 * How far above its threshold a problem must be in this letter. Most false alarms stand in letters that are calm from end to end, and
 * what looks like a slip there seldom is one.
 */
export function reserveOf(clauses: readonly Float64Array[]): number {
  if (!clauses.length) return 0;
  const heat = clauses.reduce((sum, clause) => sum + 1 - (clause[NO_PROBLEM] as number), 0) / clauses.length;
  return MOST_RESERVE * Math.max(0, Math.min(1, (HEATED - heat) / (HEATED - CALM)));
}

/** Whether a word, in lower case, was worth learning: names and acronyms hardly ever are. */
export function knowsWord({ clause }: ReaderModel, word: string): boolean {
  return featureRow(clause, wordFeature(hashOf(word))) >= 0;
}

/** How likely a clause has any problem at all. */
export function doubtsOf(clause: Float64Array): number {
  return 1 - (clause[NO_PROBLEM] as number);
}

/** A clause of few words gives little to go by: how far above its threshold a problem must be in a clause of none. */
const SCANT = 0.5;
const ENOUGH_TOKENS = 7;

/** The problem that each clause has, if any: the one furthest above its threshold. Neighbours in a sentence with the same one are a run. */
export function problemRuns({ clauses, probabilities }: BlockReading, { threshold }: ReaderModel, reserve: number): Run<string>[] {
  return runsOf(
    clauses,
    (clause) => {
      let best: { label: string; confidence: number } | undefined;
      let margin = 0;
      const { first, end } = clauses[clause] as Clause;
      const scant = SCANT * Math.max(0, 1 - (end - first) / ENOUGH_TOKENS);
      for (let l = 1; l < FIRST_PART; l++) {
        const p = probabilities[clause]?.[l] ?? 0;
        const over = p - (threshold[l] as number) - reserve - scant;
        if (over >= margin) {
          margin = over;
          best = { label: READ_PROBLEMS[l - 1] as string, confidence: p };
        }
      }
      return best;
    },
    false,
  );
}

/** Where the parts of a letter stand in a block. */
export function partRuns({ clauses, probabilities }: BlockReading, { threshold }: ReaderModel): Run<Part>[] {
  return READ_PARTS.flatMap((label, i) =>
    runsOf(
      clauses,
      (clause) => {
        const confidence = probabilities[clause]?.[FIRST_PART + i] ?? 0;
        return confidence >= (threshold[FIRST_PART + i] as number) ? { label, confidence } : undefined;
      },
      true,
    ),
  );
}

function runsOf<Label>(
  clauses: readonly Clause[],
  labelOf: (clause: number) => { readonly label: Label; readonly confidence: number } | undefined,
  across: boolean,
): Run<Label>[] {
  const runs: Run<Label>[] = [];
  let last: Run<Label> | undefined;
  let before = -1;
  clauses.forEach(({ first, end, sentence }, index) => {
    const found = labelOf(index);
    const goes = across || sentence === before;
    before = sentence;
    if (found && goes && last?.label === found.label) {
      last = { ...last, end, confidence: Math.max(last.confidence, found.confidence) };
      runs[runs.length - 1] = last;
    } else {
      last = found && { ...found, first, end };
      if (last) runs.push(last);
    }
  });
  return runs;
}

/** What kind of document it is. `decided` says that other evidence than the reader's finds the decision in so many words. */
export function readKind(input: KindInput, { kind }: ReaderModel, decided: boolean): Kind {
  const sums = Float64Array.from(kind.bias);
  addScores(kind, kindFeatures(input), KIND_GROUP_WEIGHTS, sums);
  softmax(sums, KINDS.length);
  const words = input.readings.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const decides = ({ probabilities }: (typeof input.readings)[number]) =>
    probabilities.some((clause) => (clause[DECISION] as number) >= SHORT_DECISION);
  const short = words < FEW_WORDS && input.readings.some(decides);
  const from = decided ? (short ? SHORT_DECIDED_FROM : DECIDED_FROM) : short ? SHORT_FROM : TERMINATION_FROM;
  return likeliestKind(sums, from);
}

/** A termination letter is one on good evidence only: to speak when nobody asked is the worst fault. */
const TERMINATION_FROM = 0.88;
const DECIDED_FROM = 0.6;
/** A message of so few words has little to show but its decision. */
const FEW_WORDS = 80;
const SHORT_FROM = 0.5;
const SHORT_DECIDED_FROM = 0.05;
const SHORT_DECISION = 0.7;

/** The kind of the highest probability, but for a termination letter that is not sure enough. */
export function likeliestKind(probabilities: Float64Array, terminationFrom = TERMINATION_FROM): Kind {
  const sure = KINDS.filter((name, i) => name !== "termination" || (probabilities[i] as number) >= terminationFrom);
  if (sure[0] === "termination" && terminationFrom < 0.5) return "termination";
  const of = (name: Kind) => probabilities[KINDS.indexOf(name)] as number;
  return sure.reduce((best, name) => (of(name) > of(best) ? name : best));
}
