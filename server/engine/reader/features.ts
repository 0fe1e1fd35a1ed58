import { NUMBER, PUNCTUATION, TITLE, type Tokens } from "../tokens.ts";
import type { BlockKind } from "../types.ts";
import type { Clause } from "./clauses.ts";

/**
 * What the reader looks at in a clause, in groups. The features of a group weigh as much together however many they are, so that a
 * long neighbour does not drown the clause itself.
 */
export const GROUPS = ["word", "char", "prev", "next", "skip", "sentence", "head", "shape", "block"] as const;
const WORDS = 0;
const CHARS = 1;
const PREVIOUS = 2;
const NEXT = 3;
const SKIP = 4;
const SENTENCE = 5;
const HEAD = 6;
const SHAPE = 7;
const BLOCK = 8;
/** The weight of each group as a whole: found by trial on letters kept apart. */
export const GROUP_WEIGHTS: readonly number[] = [1, 0.7, 0.4, 0.4, 0.5, 0.4, 0.4, 0.5, 1];

/** Features of one clause: hashes of 32 bits with their groups, and for cues the tokens they stand on (-1: none). */
export interface FeatureList {
  readonly hash: number[];
  readonly group: number[];
  readonly first: number[];
  readonly end: number[];
}

const START = hashOf("^");
const END = hashOf("$");

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

const words = (list: string) => new Set(list.split(" ").map(hashOf));
const SUBJECTS = words(
  "i we you he she they it this that there nobody everyone my our your the je nous vous tu on il elle ils elles ce cela ça votre vos notre mon ma ton ta le la les",
);
const CLIENT = words("you your yours yourself yourselves vous votre vos vôtre tu te toi ton ta tes");
const WRITER = words("i me my mine myself we us our ours je me moi mon ma mes nous notre nos on");
const DENIALS = words("not never no none nothing nobody neither without ne pas jamais plus rien personne aucun aucune sans ni");
const URL = hashOf("<url>");
const TIME = hashOf("<time>");
const YEAR = hashOf("<year>");
const DIGITS = hashOf("<num>");

/** The feature that a word is by itself, from its hash. */
export const wordFeature = (hash: number): number => mix(1, hash);

/** One hash a token: numbers, times and links are alike whatever they say. */
export function tokenHashes(tokens: Tokens): Int32Array {
  return Int32Array.from(tokens.word, (word, i) => {
    if (tokens.type[i] !== NUMBER) return hashOf(word);
    if (word.startsWith("http")) return URL;
    if (/[:h]/.test(word)) return TIME;
    return /^(?:19|20)\d\d$/.test(word) ? YEAR : DIGITS;
  });
}

/** What the reader sees of a clause. Nothing of it comes from outside its block, so that it may be kept as long as the block stays the same. */
export function clauseFeatures(tokens: Tokens, hashes: Int32Array, clauses: readonly Clause[], index: number, into: FeatureList): void {
  const { first, end, sentence } = clauses[index] as Clause;
  const add = (hash: number, group: number, from = -1, to = -1) => {
    into.hash.push(hash);
    into.group.push(group);
    into.first.push(from);
    into.end.push(to);
  };
  const at = (i: number) => (i < first ? START : i >= end ? END : (hashes[i] as number));
  for (let i = first - 1; i < end; i++) {
    const here = at(i);
    const next = at(i + 1);
    if (i >= first) add(wordFeature(here), WORDS, i, i + 1);
    add(mix(mix(2, here), next), WORDS, i, i + 2);
    if (i + 1 < end) add(mix(mix(mix(3, here), next), at(i + 2)), WORDS, i, i + 3);
    for (let j = i + 2; i >= first && j <= i + 4 && j < end; j++) add(mix(mix(5, here), at(j)), SKIP, i, j + 1);
  }
  for (let i = first; i < end; i++) charFeatures(tokens.type[i] === NUMBER ? "<num>" : (tokens.word[i] as string), i, add);
  neighbour(hashes, clauses[index - 1], 10, PREVIOUS, add);
  neighbour(hashes, clauses[index + 1], 20, NEXT, add);
  const { first: from, end: to } = tokens.sentences[sentence] as Tokens["sentences"][number];
  for (let i = from; i < to; i++) if (i < first || i >= end) add(mix(30, hashes[i] as number), SENTENCE);
  const opener = hashes[from] as number;
  add(mix(70, opener), HEAD);
  add(mix(mix(71, opener), from + 1 < to ? (hashes[from + 1] as number) : END), HEAD);
  let client = 0;
  let writer = 0;
  let denial = 0;
  let names = 0;
  let subject = 0;
  for (let i = first; i < end; i++) {
    const hash = hashes[i] as number;
    add(mix(mix(72, opener), hash), HEAD);
    add(mix(mix(73, hashes[first] as number), hash), HEAD, i === first ? i : -1, i + 1);
    if (CLIENT.has(hash)) client = 1;
    if (WRITER.has(hash)) writer = 2;
    if (DENIALS.has(hash)) denial = 4;
    if (!subject && SUBJECTS.has(hash)) subject = hash;
    if (i > from && tokens.shape[i] === TITLE) names++;
  }
  const length = end - first;
  add(mix(50, length < 3 ? 0 : length < 6 ? 1 : length < 10 ? 2 : length < 16 ? 3 : 4), SHAPE);
  add(mix(51, subject), SHAPE);
  add(mix(52, index === 0 ? 1 : index === clauses.length - 1 ? 2 : 3), SHAPE);
  add(mix(53, client + writer + denial), SHAPE);
  add(mix(54, Math.min(names, 3)), SHAPE);
  const last = to - 1;
  add(mix(55, tokens.type[last] === PUNCTUATION ? (hashes[last] as number) : 0), SHAPE);
}

/** What kind of block the clause stands in; an example sentence by itself stands in no letter, and is `alone`. */
export function blockFeatures(kind: BlockKind | "alone", into: FeatureList): void {
  into.hash.push(mix(64, hashOf(kind)));
  into.group.push(BLOCK);
  into.first.push(-1);
  into.end.push(-1);
}

type Add = (hash: number, group: number, from?: number, to?: number) => void;

/** Runs of two to five characters of a word, with its borders: they carry over to other forms of the word. */
function charFeatures(word: string, token: number, add: Add): void {
  const padded = ` ${word} `;
  for (let i = 0; i + 1 < padded.length; i++) {
    let hash = Math.imul(0x811c9dc5 ^ padded.charCodeAt(i), 0x01000193);
    for (let n = 2; n <= 5 && i + n <= padded.length; n++) {
      hash = Math.imul(hash ^ padded.charCodeAt(i + n - 1), 0x01000193);
      add(mix(4, hash), CHARS, token, token + 1);
    }
  }
}

function neighbour(hashes: Int32Array, clause: Clause | undefined, salt: number, group: number, add: Add): void {
  if (!clause) {
    add(mix(salt, 7), group);
    return;
  }
  let previous = START;
  for (let i = clause.first; i < clause.end; i++) {
    const hash = hashes[i] as number;
    add(mix(salt, hash), group);
    add(mix(mix(salt + 1, previous), hash), group);
    previous = hash;
  }
}
