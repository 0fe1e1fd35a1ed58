import type { Samples, Weights } from "./logistic.ts";

interface Sharing {
  readonly own: number;
  readonly shared: number;
}

/** The row of each column, and what the rows start from. */
export interface SharedRows {
  readonly rowOf: Int32Array;
  readonly start: Weights;
}

const ROUNDS = 8;

/**
 * Gives the weightiest columns rows of their own, in ascending order, and spreads the others over a few rows by k-means: most features
 * are rare, and one says nearly what many others say.
 */
export function shareRows(fitted: Weights, samples: Samples, choices: number, { own, shared }: Sharing): SharedRows {
  const { labels, bias } = fitted;
  const weights = centred(fitted, choices);
  const count = weights.length / labels;
  const mass = new Float64Array(count);
  for (let p = 0; p < samples.index.length; p++) {
    const column = samples.index[p] as number;
    mass[column] = (mass[column] as number) + (samples.value[p] as number) ** 2;
  }
  const worth = mass.map((m, column) => {
    let sum = 0;
    for (let l = 0; l < labels; l++) sum += (weights[column * labels + l] as number) ** 2;
    return sum * m;
  });
  const order = Array.from(worth.keys()).sort((a, b) => (worth[b] as number) - (worth[a] as number) || a - b);
  const owners = order.slice(0, own).sort((a, b) => a - b);
  const sharers = order.slice(own);
  const start = new Float32Array((own + shared) * labels);
  const rowOf = new Int32Array(count);
  owners.forEach((column, row) => {
    rowOf[column] = row;
    start.set(weights.subarray(column * labels, (column + 1) * labels), row * labels);
  });
  const { centres, cluster } = kMeans({ weights, labels, columns: sharers, mass, count: shared });
  sharers.forEach((column, i) => {
    rowOf[column] = own + (cluster[i] as number);
  });
  start.set(centres, own * labels);
  return { rowOf, start: { labels, weights: start, bias } };
}

/** Of choices that exclude each other only the differences count: with a mean of 0 they are alike where they say the same. */
function centred({ weights, labels }: Weights, choices: number): Float32Array {
  const result = weights.slice();
  for (let from = 0; from < result.length; from += labels) {
    let mean = 0;
    for (let l = 0; l < choices; l++) mean += (result[from + l] as number) / choices;
    for (let l = 0; l < choices; l++) result[from + l] = (result[from + l] as number) - mean;
  }
  return result;
}

interface Points {
  readonly weights: Float32Array;
  readonly labels: number;
  readonly columns: readonly number[];
  readonly mass: Float64Array;
  readonly count: number;
}

/** Lloyd's algorithm from evenly spaced points; a frequent column pulls more. The first centre starts as nothing at all. */
function kMeans({ weights, labels, columns, mass, count }: Points): { centres: Float32Array; cluster: Int32Array } {
  const centres = new Float32Array(count * labels);
  for (let k = 1; k < count; k++) {
    const from = (columns[Math.floor((k * columns.length) / count)] ?? 0) * labels;
    centres.set(weights.subarray(from, from + labels), k * labels);
  }
  const cluster = new Int32Array(columns.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(count * labels);
    const pull = new Float64Array(count);
    columns.forEach((column, i) => {
      const from = column * labels;
      const k = nearest(weights, from, centres, labels, count);
      cluster[i] = k;
      const weight = Math.sqrt(mass[column] as number);
      pull[k] = (pull[k] as number) + weight;
      for (let l = 0; l < labels; l++) sums[k * labels + l] = (sums[k * labels + l] as number) + weight * (weights[from + l] as number);
    });
    for (let k = 0; k < count; k++)
      if (pull[k]) for (let l = 0; l < labels; l++) centres[k * labels + l] = (sums[k * labels + l] as number) / (pull[k] as number);
  }
  return { centres, cluster };
}

function nearest(weights: Float32Array, from: number, centres: Float32Array, labels: number, count: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < count; k++) {
    let far = 0;
    for (let l = 0; l < labels && far < least; l++) {
      const off = (weights[from + l] as number) - (centres[k * labels + l] as number);
      far += off * off;
    }
    if (far < least) {
      least = far;
      best = k;
    }
  }
  return best;
}
