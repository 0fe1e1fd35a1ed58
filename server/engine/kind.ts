import type { ScannedBlock } from "./check.ts";
import { DECISION } from "./reader/kind-features.ts";
import { readKind } from "./reader/read.ts";
import type { LanguageRules } from "./rulebook.ts";
import type { Kind, Letter } from "./types.ts";

/** Documents with so many code blocks, tables or links are written for other readers than a client. */
const MOST_LEFT_OUT = 3;

/** So many turns of speech of an employer are no chance. */
const EMPLOYMENT = 2;

/** What kind of document this is: the front matter says so, or else its words. */
export function kindOf(letter: Letter, blocks: readonly ScannedBlock[], { reader }: LanguageRules): Kind {
  if (letter.override === "on") return "termination";
  if (letter.override === "off") return "other";
  if (letter.override) return letter.override;
  if (letter.leftOut > MOST_LEFT_OUT) return "other";
  if (blocks.flatMap(({ hits }) => hits).filter((hit) => hit.frame.of === "cue:employment").length >= EMPLOYMENT) return "other";
  // The reader and a frame agree on the same words: "I am ending our contract".
  const decided = blocks.some(({ hits, reading: { tokens, clauses, probabilities } }) =>
    clauses.some(
      ({ first, end }, i) =>
        (probabilities[i]?.[DECISION] ?? 0) > 0.8 &&
        hits.some(
          (hit) =>
            hit.frame.of === "part:decision" && hit.start < (tokens.end[end - 1] as number) && (tokens.start[first] as number) < hit.end,
        ),
    ),
  );
  return readKind({ letter, readings: blocks.map(({ reading }) => reading) }, reader, decided);
}
