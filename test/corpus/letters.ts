import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripMarks } from "../../scripts/train/examples.ts";
import { checkDraft } from "../../server/drafts/check-draft.ts";
import { languageIdOf } from "../../server/drafts/read.ts";
import type { DraftReport, SourceFix } from "../../server/drafts/types.ts";
import type { Kind } from "../../server/engine/types.ts";
import { loadRules } from "../../server/rules.ts";
import { setsIn } from "../score/sets.mjs";

const rules = loadRules();

/** The names of the folders of marked letters, none of which the reader has learned from. */
export const SETS = setsIn(join(process.cwd(), "test/letters")).map(({ name }) => name);

export interface Letter {
  readonly name: string;
  readonly kind: Kind;
  readonly quality: string;
  readonly text: string;
}

export function lettersOf(set: string): Letter[] {
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
