import type { LanguageRules } from "./rulebook.ts";
import type { Hit } from "./scan.ts";
import { KINDS, type Kind, type Letter } from "./types.ts";

export interface KindContext {
  readonly letter: Letter;
  readonly hits: readonly (readonly Hit[])[];
  readonly rules: LanguageRules;
}

/**
 * What kind of document this is: a sum of weighted cues for each kind, the highest wins. The weights stand in `rules/kinds/`.
 * Besides the cues named there: `bias`, rules and parts (`blame`, `part:call`: how often), `headings`, `items`, `left-out`, `email`.
 */
export function kindOf({ letter, hits, rules }: KindContext): Kind {
  const counts: Record<string, number> = {
    bias: 1,
    headings: letter.blocks.filter(({ kind }) => kind === "heading").length,
    items: letter.blocks.filter(({ kind }) => kind === "item" || kind === "cell").length,
    "left-out": letter.leftOut,
    email: letter.format === "email" ? 1 : 0,
  };
  const count = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const { frame } of hits.flat()) count(frame.of.startsWith("cue:") ? frame.of.slice(4) : frame.of);
  let best: Kind = "other";
  let most = Number.NEGATIVE_INFINITY;
  // Where two kinds weigh the same, the one that keeps silent wins.
  for (const kind of KINDS.toReversed()) {
    let sum = 0;
    for (const [name, feature] of Object.entries(rules.kind)) sum += (feature[kind] ?? 0) * Math.min(counts[name] ?? 0, feature.cap ?? 3);
    if (sum > most) {
      most = sum;
      best = kind;
    }
  }
  return best;
}
