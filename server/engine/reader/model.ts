import type { FeatureList } from "./features.ts";
import { FIRST_PART, LABEL_COUNT } from "./labels.ts";

/**
 * A trained linear table. A feature that is in the vocabulary has a row of weights, one a label: the weightiest features have one of
 * their own, all others share a few with those that say nearly the same. A feature that was never seen says nothing.
 */
export interface Table {
  readonly labels: number;
  /** How many rows belong to one feature each; the shared ones stand behind them. */
  readonly own: number;
  /** As many times `labels` weights from -7 to 7 as there are rows. */
  readonly weights: Int8Array;
  /** What one step of a label's weights is worth. */
  readonly scale: Float32Array;
  readonly bias: Float32Array;
  readonly vocabulary: Vocabulary;
}

/** Open addressing over the short hashes of features; -1 is free. Each has its row. */
export interface Vocabulary {
  readonly hash: Int32Array;
  readonly row: Int32Array;
}

/** The trained reader of one language: what a clause says, and what kind a document is. */
export interface ReaderModel {
  readonly clause: Table;
  readonly kind: Table;
  /** For each clause label, the probability from which on it is said (0 to 1); the first, of no problem, is unused. */
  readonly threshold: Float32Array;
}

/** Hashes are kept in so many bits: of features that were never seen, one in 40 is taken for one of 100,000. */
const SHORT = 22;
const MAGIC = 0x33525750; // "PWR3"

export const shortHash = (hash: number): number => (Math.imul(hash, 0x9e3779b1) >>> (32 - SHORT)) | 0;

/** The row of a feature's weights, or -1 if it is not in the vocabulary. */
export function featureRow({ vocabulary: { hash: slots, row } }: Pick<Table, "vocabulary">, hash: number): number {
  const short = shortHash(hash);
  const mask = slots.length - 1;
  for (let slot = Math.imul(short, 0x9e3779b1) & mask; ; slot = (slot + 1) & mask) {
    const found = slots[slot];
    if (found === short) return row[slot] as number;
    if (found === -1) return -1;
  }
}

/** A hash map from short hashes, each of which stands there once, to their rows; at most half full. */
export function vocabularyOf(shorts: Int32Array, rows: Int32Array): Vocabulary {
  let size = 16;
  while (size < 2 * shorts.length) size *= 2;
  const hash = new Int32Array(size).fill(-1);
  const row = new Int32Array(size);
  for (let i = 0; i < shorts.length; i++) {
    const short = shorts[i] as number;
    let slot = Math.imul(short, 0x9e3779b1) & (size - 1);
    while (hash[slot] !== -1) slot = (slot + 1) & (size - 1);
    hash[slot] = short;
    row[slot] = rows[i] as number;
  }
  return { hash, row };
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
  const [labels = 0, own = 0, sharing = 0, shared = 0] = [0, 4, 8, 12].map((offset) => view.getUint32(state.at + offset, true));
  state.at += 16;
  const scale = floats(state, labels);
  const bias = floats(state, labels);
  const shorts = new Int32Array(own + sharing);
  const rows = new Int32Array(own + sharing);
  readAscending(state, shorts.subarray(0, own));
  readAscending(state, shorts.subarray(own));
  for (let i = 0; i < own; i++) rows[i] = i;
  for (let i = own; i < rows.length; i++) rows[i] = own + (bytes[state.at++] as number);
  const weights = new Int8Array((own + shared) * labels);
  for (let i = 0; i < weights.length; i++) weights[i] = (((bytes[state.at + (i >> 1)] as number) >> (4 * (i & 1))) & 15) - 7;
  state.at += (weights.length + 1) >> 1;
  return { labels, own, weights, scale, bias, vocabulary: vocabularyOf(shorts, rows) };
}

/** Reads numbers in ascending order, each as its step from the one before, seven bits a byte. */
function readAscending(state: Position, into: Int32Array): void {
  for (let i = 0, number = 0; i < into.length; i++) {
    let step = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = state.bytes[state.at++] as number;
      step |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    number += step;
    into[i] = number;
  }
}

/** Writes a model: thresholds, then each table as sizes, scales, the sorted vocabulary, the rows of those that share, weights of 4 bits. */
export function encodeModel({ threshold, clause, kind }: ReaderModel): Uint8Array {
  return Uint8Array.from([...uint32s([MAGIC]), ...float32s(threshold), ...encodeTable(clause), ...encodeTable(kind)]);
}

const uint32s = (list: readonly number[]) => new Uint8Array(Uint32Array.from(list).buffer);
const float32s = (list: Float32Array) => new Uint8Array(list.slice().buffer);

/** The owners must have their rows in ascending order of their short hashes. */
function encodeTable({ labels, own, weights, scale, bias, vocabulary }: Table): number[] {
  const entries = [...vocabulary.hash]
    .map((short, slot) => [short, vocabulary.row[slot] as number] as const)
    .filter(([short]) => short >= 0);
  entries.sort(([a], [b]) => a - b);
  const owners = entries.filter(([, row]) => row < own);
  const sharers = entries.filter(([, row]) => row >= own);
  const bytes = [...uint32s([labels, own, sharers.length, weights.length / labels - own]), ...float32s(scale), ...float32s(bias)];
  for (const list of [owners, sharers]) {
    let before = 0;
    for (const [short] of list) {
      let step = short - before;
      for (; step > 127; step >>>= 7) bytes.push((step & 127) | 128);
      bytes.push(step);
      before = short;
    }
  }
  for (const [, row] of sharers) bytes.push(row - own);
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
