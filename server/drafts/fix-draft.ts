import { checkDraft, type DraftOptions } from "./check-draft.ts";
import type { DraftReport, SourceEdit } from "./types.ts";

/** A fix can uncover words that another one fits; a text that goes on changing after so many rounds is left as it then is. */
const ROUNDS = 10;

/** The edits of a report's safe fixes, the first of each finding, in ascending order; of two that touch the same words the first. */
export function safeEdits({ findings }: DraftReport): { readonly edits: readonly SourceEdit[]; readonly fixes: number } {
  let edits: SourceEdit[] = [];
  let fixes = 0;
  for (const finding of findings) {
    const fix = finding.fixes.find(({ safe }) => safe);
    if (!fix || fix.edits.some((edit) => edits.some((other) => touch(edit, other)))) continue;
    edits = [...edits, ...fix.edits].sort((a, b) => a.start - b.start);
    fixes++;
  }
  return { edits, fixes };
}

/** A text with edits applied that do not overlap. */
export function withEdits(text: string, edits: readonly SourceEdit[]): string {
  let at = 0;
  let result = "";
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Makes the safe fixes until none is left. Nothing changes outside their edits. */
export function fixDraft(text: string, options: DraftOptions): { readonly text: string; readonly fixes: number } {
  let fixed = text;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { edits, fixes } = safeEdits(checkDraft(fixed, options));
    if (!fixes) break;
    fixed = withEdits(fixed, edits);
    count += fixes;
  }
  return { text: fixed, fixes: count };
}

/** Edits of nothing at the same place touch too: their order would be anybody's guess. */
function touch(a: SourceEdit, b: SourceEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
