import { FIRST_PART, NO_PROBLEM, READ_PARTS, READ_PROBLEMS } from "../../server/engine/reader/labels.ts";

interface Judged {
  readonly place: string;
  readonly words: string;
  readonly problem: number;
  readonly parts: number;
  readonly probabilities: Float64Array;
}

/** A clause whose marks the reader contradicts. */
export interface Doubt {
  readonly place: string;
  /** What the reader says, with its probability. */
  readonly said: string;
  /** What is marked, with the probability that the reader gives it. */
  readonly marked: string;
  readonly words: string;
}

/** Below this the reader doubts too, and there is nothing to learn from it (0 to 1). */
const LOUD = 0.5;

/** The contradictions of all clauses, the loudest first: the surer the reader, and the less it thinks of the mark. */
export function doubtsIn(clauses: readonly Judged[]): Doubt[] {
  const found: (Doubt & { readonly loud: number })[] = [];
  for (const { place, words, problem, parts, probabilities } of clauses) {
    const of = (label: number) => probabilities[label] as number;
    const name = (label: number) => (label === NO_PROBLEM ? "no problem" : (READ_PROBLEMS[label - 1] as string));
    const withShare = (label: string, share: number) => `${label} ${share.toFixed(2)}`;
    let best = 0;
    for (let l = 1; l < FIRST_PART; l++) if (of(l) > of(best)) best = l;
    if (best !== problem) {
      const loud = of(best) - of(problem);
      found.push({ place, words, loud, said: withShare(name(best), of(best)), marked: withShare(name(problem), of(problem)) });
    }
    READ_PARTS.forEach((part, i) => {
      const p = of(FIRST_PART + i);
      const is = ((parts >> i) & 1) === 1;
      const loud = is ? 1 - 2 * p : 2 * p - 1;
      if (loud > 0)
        found.push({ place, words, loud, said: withShare(is ? `no ${part}` : part, is ? 1 - p : p), marked: is ? part : `no ${part}` });
    });
  }
  return found.filter(({ loud }) => loud >= LOUD).sort((a, b) => b.loud - a.loud);
}
