import { checkDraft } from "../../server/drafts/check-draft.ts";
import type { DraftReport, SourceFix } from "../../server/drafts/types.ts";
import type { Language, Range } from "../../server/engine/types.ts";
import { loadRules } from "../../server/rules.ts";

const rules = loadRules();

/** What stands around an example: nothing that any rule has to say something about. */
const AROUND: Readonly<Record<Language, readonly [before: string, after: string]>> = {
  en: ["Dear Ms Okafor,\n\nI have kept the books of your shop since March 2021.\n\n", "\n\nKind regards,\nSam Reed\n"],
  fr: ["Bonjour Madame Lefort,\n\nJe tiens les comptes de votre boutique depuis mars 2021.\n\n", "\n\nCordialement,\nSacha Morel\n"],
};

/** What was found in an example; offsets are those of the example. */
export interface ExampleReport {
  readonly findings: readonly (Pick<DraftReport["findings"][number], "rule" | "confidence" | "fixes"> & Range)[];
  readonly parts: DraftReport["parts"];
  /** The example after a fix. */
  readonly fixed: (fix: SourceFix) => string;
}

/** Checks an example as the middle paragraph of a letter that ends a relationship. */
export function checkExample(example: string, language: Language): ExampleReport {
  const [before, after] = AROUND[language];
  const text = before + example + after;
  const report = checkDraft(text, { languageId: "plaintext", locale: language, kind: "termination", rules });
  const here = <T extends Range>(list: readonly T[]) =>
    list
      .map((found) => ({ ...found, start: found.start - before.length, end: found.end - before.length }))
      .filter(({ start, end }) => start < example.length && end > 0);
  return {
    findings: here(report.findings.filter(({ rule }) => !rule.startsWith("missing-"))),
    parts: here(report.parts),
    fixed: ({ edits }) =>
      [...edits]
        .reverse()
        .reduce((whole, { start, end, newText }) => whole.slice(0, start) + newText + whole.slice(end), text)
        .slice(before.length, -after.length),
  };
}
