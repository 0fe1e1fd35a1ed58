import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripMarks } from "../../scripts/train/examples.ts";
import { checkDraft } from "../../server/drafts/check-draft.ts";
import { languageIdOf } from "../../server/drafts/read.ts";
import type { DraftReport, SourceFix } from "../../server/drafts/types.ts";
import type { Kind } from "../../server/engine/types.ts";
import { loadRules } from "../../server/rules.ts";

const rules = loadRules();

/** The folders of marked letters, none of which the reader has learned from. */
export const SETS = ["en", "fr", "en-ordinary", "fr-ordinary", "en-fresh", "fr-fresh"] as const;

export interface Letter {
  readonly name: string;
  readonly kind: Kind;
  readonly quality: string;
  readonly text: string;
}

export function lettersOf(set: (typeof SETS)[number]): Letter[] {
  const folder = join(process.cwd(), "test/letters", set);
  const index = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as { file: string; kind: string; quality: string }[];
  return index.map(({ file, kind, quality }) => ({
    name: file,
    kind: kind === "unrelated" ? "other" : (kind as Kind),
    quality,
    text: stripMarks(readFileSync(join(folder, file), "utf8")).text,
  }));
}

export function checkLetter({ name }: Pick<Letter, "name">, text: string, kind?: Kind): DraftReport {
  return checkDraft(text, { languageId: languageIdOf(name), locale: "en", rules, ...(kind && { kind }) });
}

export function applied(text: string, { edits }: SourceFix): string {
  return [...edits].reverse().reduce((whole, { start, end, newText }) => whole.slice(0, start) + newText + whole.slice(end), text);
}
