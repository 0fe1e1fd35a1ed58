import type { Letter } from "../types.ts";
import { type FeatureList, hashOf } from "./features.ts";
import { FIRST_PART, LABEL_COUNT, READ_PARTS } from "./labels.ts";
import type { BlockReading } from "./read.ts";

/** Words and pairs of words, what the reader found in the clauses, how the document is laid out, and the words of its decision. */
export const KIND_GROUP_WEIGHTS: readonly number[] = [1, 1, 2, 0.5, 1];

/** The column of the decision among a clause's probabilities. */
export const DECISION = FIRST_PART + READ_PARTS.indexOf("decision");
/** From this probability on a clause may be the decision (0 to 1); so many of the likeliest are looked at. */
const MAY_DECIDE = 0.2;
const DECISIONS = 2;

/** No more words than these are looked at: a letter says what it is early, and a book is no letter. */
const MOST_TOKENS = 3000;

export interface KindInput {
  readonly letter: Pick<Letter, "blocks" | "leftOut">;
  /** One a block. */
  readonly readings: readonly Pick<BlockReading, "hashes" | "clauses" | "probabilities">[];
}

/** What tells one kind of document from another. */
export function kindFeatures({ letter, readings }: KindInput): FeatureList {
  const clauses = readings.flatMap(({ probabilities }) => probabilities);
  const into = { hash: [] as number[], group: [] as number[], first: [] as number[], end: [] as number[] };
  const seen = new Set<number>();
  const add = (hash: number, group: number) => {
    if (seen.has(hash)) return;
    seen.add(hash);
    into.hash.push(hash);
    into.group.push(group);
  };
  const named = (name: string, value: number, group: number) => add(Math.imul(hashOf(name), 31) ^ hashOf(String(value)), group);
  let count = 0;
  for (const { hashes: list } of readings) {
    let before = hashOf("^");
    for (const hash of list) {
      if (count++ > MOST_TOKENS) break;
      add(Math.imul(hash, 0x01000193) ^ 1, 0);
      add(Math.imul(before, 0x85ebca6b) ^ Math.imul(hash, 0x01000193) ^ 2, 1);
      before = hash;
    }
  }
  for (let l = 1; l < LABEL_COUNT; l++) {
    let most = 0;
    let said = 0;
    for (const clause of clauses) {
      const p = clause[l] as number;
      if (p > most) most = p;
      if (p > 0.5) said++;
    }
    const share = clauses.length ? said / clauses.length : 0;
    named(`most ${l}`, Math.floor(most * 6), 2);
    if (l >= FIRST_PART) named(`share ${l}`, share === 0 ? 0 : share < 0.03 ? 1 : share < 0.1 ? 2 : share < 0.3 ? 3 : 4, 2);
  }
  // What it is that ends tells a client's contract from a job, a membership or a supplier.
  const decisions = readings
    .flatMap(({ hashes, clauses: own, probabilities }) =>
      own.map(({ first, end }, i) => ({ words: hashes.subarray(first, end), share: probabilities[i]?.[DECISION] ?? 0 })),
    )
    .filter(({ share }) => share >= MAY_DECIDE)
    .sort((a, b) => b.share - a.share)
    .slice(0, DECISIONS);
  for (const { words } of decisions) {
    let before = hashOf("^");
    for (const hash of words) {
      add(Math.imul(hash, 0x01000193) ^ 3, 4);
      add(Math.imul(before, 0x85ebca6b) ^ Math.imul(hash, 0x01000193) ^ 4, 4);
      before = hash;
    }
  }
  const kinds = (kind: string) => letter.blocks.filter((block) => block.kind === kind).length;
  const bucket = (n: number) => (n > 20 ? 4 : n > 8 ? 3 : n > 2 ? 2 : n > 0 ? 1 : 0);
  named("headings", bucket(kinds("heading")), 3);
  named("items", bucket(kinds("item") + kinds("cell")), 3);
  named("left out", bucket(letter.leftOut), 3);
  named("blocks", bucket(letter.blocks.length), 3);
  named("length", count > 2000 ? 4 : count > 900 ? 3 : count > 350 ? 2 : count > 80 ? 1 : 0, 3);
  named("subject", kinds("subject"), 3);
  const opener = readings.find(({ hashes }) => hashes.length > 0);
  named("short opening", opener && opener.hashes.length < 8 ? 1 : 0, 3);
  return into;
}
