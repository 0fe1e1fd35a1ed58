import { exp, softmax } from "../../server/engine/reader/model.ts";

/** Rows of a sparse matrix: the features of sample i are `index` and `value` from `offset[i]` to `offset[i + 1]`. */
export interface Samples {
  readonly index: Int32Array;
  readonly value: Float32Array;
  readonly offset: Int32Array;
  /** How many columns there are. */
  readonly width: number;
}

export interface Targets {
  /** The one label of `choices` that holds. */
  readonly choice: Uint8Array;
  readonly choices: number;
  /** A bit for each label after the choices. */
  readonly bits: Uint16Array;
  readonly labels: number;
}

export interface Weights {
  readonly labels: number;
  /** `width` times `labels`. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** How often all samples are gone through, how quickly, and from what: from nothing, if it is not said. */
export interface Fitting {
  readonly epochs: number;
  readonly rate?: number;
  readonly start?: Weights;
}

const RATE = 0.2;
const BIAS_RATE = 0.06;
const SHRINK = 3e-4;

/** A generator with a seed of its own: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Fits a softmax over the choices and a logistic regression for each further label, by AdaGrad with shrinking weights. Uses basic
 * arithmetic and a generator of its own only, so that the same samples give the same bytes everywhere.
 */
export function learn(samples: Samples, rows: readonly number[], targets: Targets, { epochs, rate = RATE, start }: Fitting): Weights {
  const { index, value, offset, width } = samples;
  const { labels, choices } = targets;
  const weights = start?.weights.slice() ?? new Float32Array(width * labels);
  const squares = new Float32Array(width * labels).fill(1e-4);
  const bias = start?.bias.slice() ?? new Float32Array(labels);
  const biasSquares = new Float32Array(labels).fill(1e-2);
  const order = Int32Array.from(rows);
  const random = randomNumbers(1);
  const scores = new Float64Array(labels);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const other = order[i] as number;
      order[i] = order[j] as number;
      order[j] = other;
    }
    for (const row of order) {
      const from = offset[row] as number;
      const to = offset[row + 1] as number;
      scores.set(bias);
      for (let p = from; p < to; p++) {
        const base = (index[p] as number) * labels;
        const v = value[p] as number;
        for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + v * (weights[base + l] as number);
      }
      toErrors(scores, targets, row, choices);
      for (let p = from; p < to; p++) {
        const base = (index[p] as number) * labels;
        const v = value[p] as number;
        for (let l = 0; l < labels; l++) {
          const slope = (scores[l] as number) * v;
          if (slope < 1e-5 && slope > -1e-5) continue;
          const k = base + l;
          const step = slope + SHRINK * (weights[k] as number);
          squares[k] = (squares[k] as number) + step * step;
          weights[k] = (weights[k] as number) - (rate * step) / Math.sqrt(squares[k] as number);
        }
      }
      for (let l = 0; l < labels; l++) {
        const step = scores[l] as number;
        biasSquares[l] = (biasSquares[l] as number) + step * step;
        bias[l] = (bias[l] as number) - (BIAS_RATE * step) / Math.sqrt(biasSquares[l] as number);
      }
    }
  }
  return { labels, weights, bias };
}

/** Turns scores into what each label is wrong by. */
function toErrors(scores: Float64Array, { choice, bits, labels }: Targets, row: number, choices: number): void {
  softmax(scores, choices);
  scores[choice[row] as number] = (scores[choice[row] as number] as number) - 1;
  for (let l = choices; l < labels; l++) scores[l] = 1 / (1 + exp(-(scores[l] as number))) - (((bits[row] as number) >> (l - choices)) & 1);
}

/** The scores of one sample. */
export function scoresOf({ weights, bias, labels }: Weights, { index, value, offset }: Samples, row: number): Float64Array {
  const scores = Float64Array.from(bias);
  for (let p = offset[row] as number; p < (offset[row + 1] as number); p++) {
    const base = (index[p] as number) * labels;
    for (let l = 0; l < labels; l++) scores[l] = (scores[l] as number) + (value[p] as number) * (weights[base + l] as number);
  }
  return scores;
}

/** Rounds weights to 15 steps a label. The few largest are cut, so that the steps are fine where most weights are. */
export function quantise({ weights, labels }: Weights): { readonly weights: Int8Array; readonly scale: Float32Array } {
  const steps = new Int8Array(weights.length);
  const scale = new Float32Array(labels);
  for (let l = 0; l < labels; l++) {
    const sizes = new Float32Array(weights.length / labels);
    for (let f = 0; f < sizes.length; f++) sizes[f] = Math.abs(weights[f * labels + l] as number);
    sizes.sort();
    scale[l] = Math.max((sizes[Math.floor(sizes.length * 0.998)] as number) / 7, 1e-6);
    for (let k = l; k < weights.length; k += labels)
      steps[k] = Math.max(-7, Math.min(7, Math.round((weights[k] as number) / (scale[l] as number))));
  }
  return { weights: steps, scale };
}
