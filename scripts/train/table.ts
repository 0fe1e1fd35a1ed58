import type { FeatureList } from "../../server/engine/reader/features.ts";
import { featureRow, shortHash, type Table, vocabularyOf } from "../../server/engine/reader/model.ts";
import { learn, quantise, type Samples, type Targets, type Weights } from "./logistic.ts";

export interface TableInput {
  readonly features: readonly FeatureList[];
  readonly targets: Targets;
  readonly groupWeights: readonly number[];
  /** In how many samples a feature must stand, by group. */
  readonly rarest: readonly number[];
  /** How many features are kept, and among how many rows of weights they are spread. */
  readonly vocabulary: number;
  readonly rows: number;
  readonly epochs: number;
}

/** Samples over the rows of a vocabulary; a feature that `columnOf` does not know (-1) is left out. */
function samplesOf({ features, groupWeights }: TableInput, width: number, columnOf: (hash: number) => number): Samples {
  const index: number[] = [];
  const value: number[] = [];
  const offset = [0];
  for (const { hash, group } of features) {
    const counts = groupWeights.map(() => 0);
    for (const g of group) counts[g] = (counts[g] as number) + 1;
    const weight = groupWeights.map((w, g) => w / Math.sqrt(counts[g] || 1));
    const sums = new Map<number, number>();
    hash.forEach((h, i) => {
      const column = columnOf(h);
      if (column >= 0) sums.set(column, (sums.get(column) ?? 0) + (weight[group[i] as number] as number));
    });
    for (const [column, sum] of sums) {
      index.push(column);
      value.push(sum);
    }
    offset.push(index.length);
  }
  return { index: Int32Array.from(index), value: Float32Array.from(value), offset: Int32Array.from(offset), width };
}

/** Features that stand in enough samples, each with a column of its own. */
function frequent({ features, rarest }: TableInput): Map<number, number> {
  const counts = new Map<number, number>();
  const groups = new Map<number, number>();
  for (const { hash, group } of features) {
    const seen = new Set<number>();
    hash.forEach((h, i) => {
      if (seen.has(h)) return;
      seen.add(h);
      counts.set(h, (counts.get(h) ?? 0) + 1);
      groups.set(h, group[i] as number);
    });
  }
  const columns = new Map<number, number>();
  for (const [hash, count] of counts) if (count >= (rarest[groups.get(hash) as number] ?? 3)) columns.set(hash, columns.size);
  return columns;
}

const SKETCH_EPOCHS = 6;

/** The features that a first fit over all of them leans on most, as a vocabulary of short hashes. */
function chooseVocabulary(input: TableInput): Int32Array {
  const columns = frequent(input);
  const samples = samplesOf(input, columns.size, (hash) => columns.get(hash) ?? -1);
  const { weights, labels } = learn(samples, [...input.features.keys()], input.targets, SKETCH_EPOCHS);
  const mass = new Float64Array(columns.size);
  for (let p = 0; p < samples.index.length; p++) {
    const column = samples.index[p] as number;
    mass[column] = (mass[column] as number) + (samples.value[p] as number) ** 2;
  }
  const worth = mass.map((m, column) => {
    let sum = 0;
    for (let l = 0; l < labels; l++) sum += (weights[column * labels + l] as number) ** 2;
    return sum * Math.sqrt(m);
  });
  const best = [...columns].sort(([, a], [, b]) => (worth[b] as number) - (worth[a] as number) || a - b).slice(0, input.vocabulary);
  return vocabularyOf([...new Set(best.map(([hash]) => shortHash(hash)))]);
}

/** A vocabulary with its samples, ready to be fitted to any part of them. */
export function prepareTable(input: TableInput) {
  const vocabulary = chooseVocabulary(input);
  const samples = samplesOf(input, input.rows, (hash) => featureRow({ rows: input.rows, vocabulary }, hash));
  return {
    samples,
    learn: (rows: readonly number[]): Weights => learn(samples, rows, input.targets, input.epochs),
    toTable: (fitted: Weights): Table => ({
      labels: fitted.labels,
      rows: input.rows,
      vocabulary,
      bias: fitted.bias,
      ...quantise(fitted),
    }),
  };
}
