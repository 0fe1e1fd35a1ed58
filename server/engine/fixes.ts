import { type FindingsContext, type Problem, problemsOf } from "./findings.ts";
import { fill, interfaceText } from "./interface-text.ts";
import type { Fix } from "./types.ts";

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The fixes of one problem, the best first: the frame's own wordings, then deletions from small to large.
 * A fix is offered only if the problem is gone after it and no other has come; the deletion of the sentence is always offered.
 */
export function fixesOf(context: FindingsContext, block: number, text: string, problem: Problem): Fix[] {
  const edits: { readonly edit: TextEdit; readonly safe: boolean }[] = [];
  if (problem.rule === "shouting") edits.push({ edit: quieter(text, problem), safe: true });
  for (const template of problem.templates) {
    if (template.type === "replace") edits.push({ edit: replacement(text, problem, fill(template.text, problem.captures)), safe: false });
    else
      edits.push({
        edit: deletion(
          text,
          problem[template.what === "words" ? "clause" : template.what],
          template.what === "words" ? problem : undefined,
        ),
        safe: false,
      });
  }
  const alone = problem.start <= problem.clause.start && problem.clause.end <= problem.end;
  const cuts =
    text.slice(problem.clause.end).match(/^\s*(?:[.!?…,;]|$)/u) && text.slice(0, problem.clause.start).match(/(?:^|[.!?…,;])\s*$/u);
  if (alone && cuts && problem.rule !== "shouting") edits.push({ edit: deletion(text, problem.clause), safe: false });
  const sentence = deletion(text, problem.sentence);
  const before = countOf(context, block, text);
  const kept: Fix[] = [];
  for (const { edit, safe } of edits) {
    const after = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
    const known = kept.some(
      (fix) =>
        fix.edits[0]?.type === "replace" &&
        fix.edits[0].start === edit.start &&
        fix.edits[0].end === edit.end &&
        fix.edits[0].newText === edit.newText,
    );
    if (!known && after !== text && countOf(context, block, after) < before)
      kept.push({ title: titleOf(context, text, edit), safe, edits: [{ type: "replace", block, ...edit }] });
  }
  if (problem.rule !== "shouting" || !kept.length)
    if (!kept.some((fix) => fix.edits[0]?.type === "replace" && fix.edits[0].start === sentence.start && fix.edits[0].end === sentence.end))
      kept.push({
        title: interfaceText(context.rules, context.locale, "fix.delete-sentence"),
        safe: false,
        edits: [{ type: "replace", block, ...sentence }],
      });
  return kept;
}

function countOf({ rescan, rules, language }: FindingsContext, block: number, text: string): number {
  return problemsOf(rescan(block, text), rules.languages[language]).length;
}

function titleOf({ rules, locale }: FindingsContext, text: string, edit: TextEdit): string {
  const shorten = (words: string) => (words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words).replace(/\s+/g, " ");
  if (edit.newText.trim().length > 1) return interfaceText(rules, locale, "fix.replace", { text: shorten(edit.newText.trim()) });
  return interfaceText(rules, locale, "fix.delete", { text: shorten(text.slice(edit.start, edit.end).trim()) });
}

/** Puts new words in the place of the marked ones, with the capital of the first. */
function replacement(text: string, { start, end }: Problem, words: string): TextEdit {
  if (!words) return deletion(text, { start, end });
  const capital = /^\p{Lu}/u.test(text.slice(start)) && !/^I\b/.test(text.slice(start));
  const opens = /(?:^|[.!?…]["”»)]?\s+)$/u.test(text.slice(0, start));
  return { start, end, newText: capital || opens ? words.charAt(0).toUpperCase() + words.slice(1) : words };
}

function quieter(text: string, { start, end, sentence }: Problem): TextEdit {
  const words = text.slice(start, end);
  if (/^[!?]/.test(words)) return { start, end, newText: words.includes("?") ? "?" : "." };
  const lower = words.toLowerCase().replace(/\bi\b/g, "I");
  return { start, end, newText: start <= sentence.start ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower };
}

/** Takes words out and repairs what stands around them: spaces, commas, a joining word, the sentence's capital. */
function deletion(text: string, range: { start: number; end: number }, words?: { start: number; end: number }): TextEdit {
  let { start, end } = words ?? range;
  const before = () => text.slice(0, start);
  const joining = /[,;]?\s*(?:\b(?:and|but|so|because|since|et|mais|car|donc|puisque)\s+)$/iu.exec(before());
  const opens = /(?:^|[.!?…]["”»)]?\s+|\n)$/u.test(before());
  const closing = /^\s*[.!?…]+["”»)]?/u.exec(text.slice(end));
  const whole = (opens || start === 0) && (closing || /[.!?…]["”»)]?$/u.test(text.slice(start, end)) || end === text.length);
  if (whole) {
    if (closing && !/[.!?…]["”»)]?$/u.test(text.slice(start, end))) end += closing[0].length;
    const space = /^\s+/u.exec(text.slice(end));
    if (space) end += space[0].length;
    else start -= /\s*$/u.exec(before())?.[0].length ?? 0;
    return { start, end, newText: "" };
  }
  if (opens || start === 0) {
    end += /^\s*[,;:]?\s*/u.exec(text.slice(end))?.[0].length ?? 0;
    const next = text.charAt(end);
    return { start, end: end + next.length, newText: next.toUpperCase() };
  }
  if (joining) start -= joining[0].length;
  else if (/^\s*[.!?,;:…]/u.test(text.slice(end)) || end === text.length) start -= /[,;]?\s*[–—-]?\s*$/u.exec(before())?.[0].length ?? 0;
  else end += /^\s+/u.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end, newText: "" };
}
