import type { Range } from "../types.ts";
import { blockFeatures, clauseFeatures, type FeatureList, GROUP_WEIGHTS } from "./features.ts";
import { NO_PROBLEM, READ_PROBLEMS } from "./labels.ts";
import { featureRow, type ReaderModel } from "./model.ts";
import type { BlockReading } from "./read.ts";

/** A cue is a run of at most so many tokens, and no more cues than these are named. */
const LONGEST = 4;
const MOST = 3;
/** A cue that speaks less than this share of what the strongest one does is not worth naming (0 to 1). */
const WEAKEST = 0.4;

/** The words of a range by which the reader knew a problem, in the order of the letter: "you never", "return my calls". */
export function cuesOf(reading: BlockReading, problem: string, { start, end }: Range, { clause: table }: ReaderModel): string[] {
  const label = 1 + (READ_PROBLEMS as readonly string[]).indexOf(problem);
  const { tokens, clauses, hashes } = reading;
  if (label === 0) return [];
  const worth = new Float64Array(tokens.word.length);
  clauses.forEach((clause, index) => {
    if ((tokens.start[clause.first] as number) >= end || (tokens.end[clause.end - 1] as number) <= start) return;
    const features: FeatureList = { hash: [], group: [], first: [], end: [] };
    clauseFeatures(tokens, hashes, clauses, index, features);
    blockFeatures("paragraph", features);
    const counts = GROUP_WEIGHTS.map((_, group) => features.group.filter((other) => other === group).length);
    features.hash.forEach((hash, i) => {
      const first = features.first[i] as number;
      const row = first < 0 ? -1 : featureRow(table, hash);
      if (row < 0) return;
      const group = features.group[i] as number;
      const weight = (GROUP_WEIGHTS[group] as number) / Math.sqrt(counts[group] as number);
      const says = (l: number) => (table.scale[l] as number) * (table.weights[row * table.labels + l] as number);
      const size = (features.end[i] as number) - first;
      for (let t = first; t < first + size; t++) worth[t] = (worth[t] as number) + (weight * (says(label) - says(NO_PROBLEM))) / size;
    });
  });
  return strongestRuns(worth)
    .sort((a, b) => a.first - b.first)
    .map(({ first, end: last }) => tokens.text.slice(tokens.start[first], tokens.end[last - 1]).replace(/\s+/g, " "));
}

interface Run {
  readonly first: number;
  readonly end: number;
  readonly sum: number;
}

/** The runs of tokens that are worth most, none touching another. */
function strongestRuns(worth: Float64Array): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first < worth.length; first++) {
    let sum = 0;
    for (let end = first + 1; end <= worth.length && end - first <= LONGEST; end++) {
      sum += worth[end - 1] as number;
      if ((worth[first] as number) > 0 && (worth[end - 1] as number) > 0) runs.push({ first, end, sum });
    }
  }
  runs.sort((a, b) => b.sum - a.sum || a.first - b.first);
  const chosen: Run[] = [];
  for (const run of runs) {
    if (chosen.length === MOST || run.sum < WEAKEST * (chosen[0]?.sum ?? run.sum)) break;
    if (!chosen.some((other) => run.first <= other.end && other.first <= run.end)) chosen.push(run);
  }
  return chosen;
}
