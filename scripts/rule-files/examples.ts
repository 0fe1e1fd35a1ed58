/** An example of a rule: the words of `bad` between `[[` and `]]` are marked, `good` is what its first fix leaves; `ok` stays unmarked. */
export type RuleExample = { readonly bad: string; readonly good?: string } | { readonly ok: string };

/** An example of a part of a letter: `has` it in the words between `{{` and `}}`, or `lacks` it. */
export type PartExample = { readonly has: string } | { readonly lacks: string };

export interface MarkedExample {
  readonly text: string;
  /** UTF-16 offsets of `text`, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Takes the one mark out of an example. Throws a sentence if there is not exactly one. */
export function readMarked(example: string, [opening, closing]: readonly [string, string]): MarkedExample {
  const [before, words, ...more] = example.split(opening);
  const [marked, after, ...rest] = (words ?? "").split(closing);
  if (before === undefined || !marked || after === undefined || more.length || rest.length)
    throw new Error(`"${example}" needs one ${opening}…${closing}.`);
  return { text: before + marked + after, start: before.length, end: before.length + marked.length };
}

export const RULE_MARKS = ["[[", "]]"] as const;
export const PART_MARKS = ["{{", "}}"] as const;
