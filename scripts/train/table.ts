import type { FeatureList } from "../../server/engine/reader/features.ts";
import { shortHash, type Table, vocabularyOf } from "../../server/engine/reader/model.ts";
import { learn, quantise, type Samples, type Targets, type Weights } from "./logistic.ts";
import { shareRows } from "./shared-rows.ts";

export interface TableInput {
  readonly features: readonly FeatureList[];
  readonly targets: Targets;
  readonly groupWeights: readonly number[];
  /** In how many samples a feature must stand, by group. */
  readonly rarest: readonly number[];
  /** How many features have a row of weights of their own, and among how many rows all others are spread (at most 256). */
  readonly own: number;
  readonly shared: number;
  readonly epochs: number;
}

/** How often the samples are gone through once more when features have come to share rows, and how quickly. */
const TUNING_EPOCHS = 1;
const TUNING_RATE = 0.05;

/** Samples over columns, one for each short hash; what has no column is left out. */
function samplesOf({ features, groupWeights }: TableInput, columns: ReadonlyMap<number, number>): Samples {
  const index: number[] = [];
  const value: number[] = [];
  const offset = [0];
  for (const { hash, group } of features) {
    const counts = groupWeights.map(() => 0);
    for (const g of group) counts[g] = (counts[g] as number) + 1;
    const weight = groupWeights.map((w, g) => w / Math.sqrt(counts[g] || 1));
    const sums = new Map<number, number>();
    hash.forEach((h, i) => {
      const column = columns.get(shortHash(h));
      if (column !== undefined) sums.set(column, (sums.get(column) ?? 0) + (weight[group[i] as number] as number));
    });
    for (const [column, sum] of sums) {
      index.push(column);
      value.push(sum);
    }
    offset.push(index.length);
  }
  return { index: Int32Array.from(index), value: Float32Array.from(value), offset: Int32Array.from(offset), width: columns.size };
}

/** The short hashes of features that stand in enough samples, in ascending order, each with a column of its own. */
function frequent({ features, rarest }: TableInput): Map<number, number> {
  const counts = new Map<number, number>();
  const groups = new Map<number, number>();
  for (const { hash, group } of features) {
    const seen = new Set<number>();
    hash.forEach((h, i) => {
      const short = shortHash(h);
      if (seen.has(short)) return;
      seen.add(short);
      counts.set(short, (counts.get(short) ?? 0) + 1);
      groups.set(short, group[i] as number);
    });
  }
  const enough = [...counts].filter(([short, count]) => count >= (rarest[groups.get(short) as number] as number));
  return new Map(
    enough
      .map(([short]) => short)
      .sort((a, b) => a - b)
      .map((short, column) => [short, column]),
  );
}

/** Samples in which the columns are rows: of features that share one, the values are added up. */
function overRows(samples: Samples, rowOf: Int32Array, width: number): Samples {
  const index: number[] = [];
  const value: number[] = [];
  const offset = [0];
  for (let sample = 0; sample + 1 < samples.offset.length; sample++) {
    const sums = new Map<number, number>();
    for (let p = samples.offset[sample] as number; p < (samples.offset[sample + 1] as number); p++) {
      const row = rowOf[samples.index[p] as number] as number;
      sums.set(row, (sums.get(row) ?? 0) + (samples.value[p] as number));
    }
    for (const [row, sum] of sums) {
      index.push(row);
      value.push(sum);
    }
    offset.push(index.length);
  }
  return { index: Int32Array.from(index), value: Float32Array.from(value), offset: Int32Array.from(offset), width };
}

/** A vocabulary with its samples, ready to be fitted to any part of them. */
export function prepareTable(input: TableInput) {
  const columns = frequent(input);
  const samples = samplesOf(input, columns);
  const { targets, epochs } = input;
  const toTable = (fitted: Weights, rows: readonly number[]): Table => {
    // Few examples have few features.
    const own = Math.min(input.own, columns.size);
    const { rowOf, start } = shareRows(fitted, samples, targets.choices, { own, shared: input.shared });
    const width = own + input.shared;
    const tuned = learn(overRows(samples, rowOf, width), rows, targets, { epochs: TUNING_EPOCHS, rate: TUNING_RATE, start });
    const { weights, scale } = quantise(tuned);
    const vocabulary = vocabularyOf(Int32Array.from(columns.keys()), rowOf);
    return { labels: fitted.labels, own, weights, scale, bias: tuned.bias, vocabulary };
  };
  return {
    samples,
    columns: columns.size,
    learn: (rows: readonly number[]): Weights => learn(samples, rows, targets, { epochs }),
    toTable,
  };
}
