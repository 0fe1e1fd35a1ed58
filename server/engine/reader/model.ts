import type { FeatureList } from "./features.ts";
import { FIRST_PART, LABEL_COUNT } from "./labels.ts";

/**
 * A trained linear table. A feature that is in the vocabulary has a row of weights, one a label; rows are shared by features whose
 * hashes fall together, which costs little and keeps the file small.
 */
export interface Table {
  readonly labels: number;
  readonly rows: number;
  /** `rows` times `labels` weights from -7 to 7. */
  readonly weights: Int8Array;
  /** What one step of a label's weights is worth. */
  readonly scale: Float32Array;
  readonly bias: Float32Array;
  /** Open addressing over the short hashes of the vocabulary; -1 is free. */
  readonly vocabulary: Int32Array;
}

/** The trained reader of one language: what a clause says, and what kind a document is. */
export interface ReaderModel {
  readonly clause: Table;
  readonly kind: Table;
  /** For each clause label, the probability from which on it is said (0 to 1); the first, of no problem, is unused. */
  readonly threshold: Float32Array;
}

/** Hashes are kept in so many bits: of features that were never seen, one in 280 is taken for one of 60,000. */
const SHORT = 24;
const MAGIC = 0x32525750; // "PWR2"

export const shortHash = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> (32 - SHORT)) | 0;
export const rowOf = (short: number, rows: number): number => Math.floor(((Math.imul(short, 0x85ebca6b) >>> 0) / 4294967296) * rows);

/** The row of a feature's weights, or -1 if it is not in the vocabulary. */
export function featureRow({ rows, vocabulary }: Pick<Table, "rows" | "vocabulary">, hash: number): number {
  const short = shortHash(hash);
  const mask = vocabulary.length - 1;
  for (let slot = Math.imul(short, 0x9e3779b1) & mask; ; slot = (slot + 1) & mask) {
    const found = vocabulary[slot];
    if (found === short) return rowOf(short, rows);
    if (found === -1) return -1;
  }
}

/** A hash set over short hashes, at most half full. */
export function vocabularyOf(shorts: ArrayLike<number> & Iterable<number>): Int32Array {
  let size = 16;
  while (size < 2 * shorts.length) size *= 2;
  const table = new Int32Array(size).fill(-1);
  for (const short of shorts) {
    let slot = Math.imul(short, 0x9e3779b1) & (size - 1);
    while (table[slot] !== -1 && table[slot] !== short) slot = (slot + 1) & (size - 1);
    table[slot] = short;
  }
  return table;
}

/** Reads what `encodeModel` wrote. Throws a sentence if it is something else. */
export function decodeModel(bytes: Uint8Array): ReaderModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0, true) !== MAGIC)
    throw new Error("The reader's weights are not of this version; build the project again.");
  const state = { view, bytes, at: 4 };
  const threshold = floats(state, LABEL_COUNT);
  return { threshold, clause: decodeTable(state), kind: decodeTable(state) };
}

interface Position {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;
}

function floats(state: Position, count: number): Float32Array {
  const list = Float32Array.from({ length: count }, (_, i) => state.view.getFloat32(state.at + 4 * i, true));
  state.at += 4 * count;
  return list;
}

function decodeTable(state: Position): Table {
  const { view, bytes } = state;
  const [labels = 0, rows = 0, count = 0] = [0, 4, 8].map((offset) => view.getUint32(state.at + offset, true));
  state.at += 12;
  const scale = floats(state, labels);
  const bias = floats(state, labels);
  const shorts = new Int32Array(count);
  let at = state.at;
  for (let i = 0, short = 0; i < count; i++) {
    let step = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      step |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    short += step;
    shorts[i] = short;
  }
  const weights = new Int8Array(rows * labels);
  for (let i = 0; i < weights.length; i++) weights[i] = (((bytes[at + (i >> 1)] as number) >> (4 * (i & 1))) & 15) - 7;
  state.at = at + ((weights.length + 1) >> 1);
  return { labels, rows, weights, scale, bias, vocabulary: vocabularyOf(shorts) };
}

/** Writes a model: thresholds, then each table as sizes, scales, the sorted vocabulary as steps of 7 bits a byte, weights of 4 bits. */
export function encodeModel({ threshold, clause, kind }: ReaderModel): Uint8Array {
  return Uint8Array.from([...uint32s([MAGIC]), ...float32s(threshold), ...encodeTable(clause), ...encodeTable(kind)]);
}

const uint32s = (list: readonly number[]) => new Uint8Array(Uint32Array.from(list).buffer);
const float32s = (list: Float32Array) => new Uint8Array(list.slice().buffer);

function encodeTable({ labels, rows, weights, scale, bias, vocabulary }: Table): number[] {
  const shorts = vocabulary.filter((short) => short >= 0).sort();
  const bytes = [...uint32s([labels, rows, shorts.length]), ...float32s(scale), ...float32s(bias)];
  let before = 0;
  for (const short of shorts) {
    let step = short - before;
    for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128);
    bytes.push(step);
    before = short;
  }
  for (let i = 0; i < weights.length; i += 2) bytes.push(((weights[i] as number) + 7) | (((weights[i + 1] ?? -7) + 7) << 4));
  return bytes;
}

/** Adds what features say to `scores`, one a label; each group of features weighs `groupWeights` as a whole. */
export function addScores(table: Table, features: FeatureList, groupWeights: readonly number[], scores: Float64Array): void {
  const { labels, weights, scale } = table;
  const sums = new Int32Array(groupWeights.length * labels);
  const counts = new Int32Array(groupWeights.length);
  for (let i = 0; i < features.hash.length; i++) {
    const group = features.group[i] as number;
    counts[group] = (counts[group] as number) + 1;
    const row = featureRow(table, features.hash[i] as number);
    if (row < 0) continue;
    const from = row * labels;
    const to = group * labels;
    for (let l = 0; l < labels; l++) sums[to + l] = (sums[to + l] as number) + (weights[from + l] as number);
  }
  for (let group = 0; group < counts.length; group++) {
    if (!counts[group]) continue;
    const weight = (groupWeights[group] as number) / Math.sqrt(counts[group] as number);
    for (let l = 0; l < labels; l++)
      scores[l] = (scores[l] as number) + weight * (scale[l] as number) * (sums[group * labels + l] as number);
  }
}

/** Turns the scores of labels 0 to `end` into probabilities of which one holds. */
export function softmax(scores: Float64Array, end: number): void {
  let most = scores[0] as number;
  for (let l = 1; l < end; l++) most = Math.max(most, scores[l] as number);
  let sum = 0;
  for (let l = 0; l < end; l++) {
    scores[l] = exp((scores[l] as number) - most);
    sum += scores[l] as number;
  }
  for (let l = 0; l < end; l++) scores[l] = (scores[l] as number) / sum;
}

/** A clause's scores as probabilities: one choice among no problem and the problems, and yes or no for each part. */
export function toProbabilities(scores: Float64Array): void {
  softmax(scores, FIRST_PART);
  for (let l = FIRST_PART; l < LABEL_COUNT; l++) scores[l] = 1 / (1 + exp(-(scores[l] as number)));
}

const LN2 = Math.LN2;

/** e to the x by arithmetic alone: `Math.exp` may differ in the last bit from one machine to another, and training must not. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 700) return Number.MAX_VALUE;
  const k = Math.round(x / LN2);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 14; n++) {
    term *= r / n;
    sum += term;
  }
  return sum * 2 ** k;
}
