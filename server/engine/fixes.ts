import { type FindingsContext, type Problem, problemsOf } from "./findings.ts";
import { fill, interfaceText } from "./interface-text.ts";
import { partsOf } from "./parts.ts";
import type { Fix, Part, Range } from "./types.ts";

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
  edits.push({ edit: deletion(text, problem.sentence), safe: false });
  const around = windowOf(context, block, problem);
  const before = stateOf(context, block, text.slice(around.start, around.end));
  const seen = new Set<string>();
  const tried: { readonly fix: Fix; readonly trouble: number }[] = [];
  for (const { edit, safe } of edits) {
    const key = `${edit.start} ${edit.end} ${edit.newText}`;
    if (seen.has(key) || edit.start < around.start || edit.end > around.end) continue;
    seen.add(key);
    const after = text.slice(around.start, edit.start) + edit.newText + text.slice(edit.end, around.end);
    const trouble = troubleOf(context, block, problem, text, before, stateOf(context, block, after));
    tried.push({ fix: { title: titleOf(context, text, edit, problem), safe, edits: [{ type: "replace", block, ...edit }] }, trouble });
  }
  // To lower the voice is right whatever else the words say.
  const good = tried.filter(({ fix, trouble }) => trouble === 0 || fix.safe);
  // Where each fix has its price, the one with the lowest is better than none.
  const offered = good.length ? good : tried.sort((x, y) => x.trouble - y.trouble).slice(0, 1);
  return offered.map(({ fix }) => fix);
}

/** What the reader finds in a stretch of a block: problems with their words, and parts. */
interface State {
  readonly problems: readonly { readonly rule: string; readonly words: string }[];
  readonly parts: ReadonlySet<Part>;
}

function stateOf(context: FindingsContext, block: number, text: string): State {
  const scanned = context.rescan(block, text);
  const book = context.rules.languages[context.language];
  return {
    problems: problemsOf(scanned, context).map(({ rule, start, end }) => ({ rule, words: text.slice(start, end) })),
    parts: new Set(partsOf(scanned, block, book).map(({ part }) => part)),
  };
}

/** How much is wrong with an edit: the problem stays, others come, or the letter loses the only place of a part. */
function troubleOf({ parts }: FindingsContext, block: number, problem: Problem, text: string, before: State, after: State): number {
  const words = text.slice(problem.start, problem.end);
  const count = ({ problems }: State) => problems.filter((other) => other.rule === problem.rule && other.words === words).length;
  const stays = count(after) >= Math.max(count(before), 1) ? 100 : 0;
  // A problem whose ends have moved is the same one.
  const known = ({ rule, words: those }: State["problems"][number]) =>
    before.problems.some((old) => old.rule === rule && (old.words.includes(those) || those.includes(old.words)));
  const come = after.problems.filter((other) => !known(other)).length;
  const elsewhere = new Set(parts.filter((part) => part.block !== block).map(({ part }) => part));
  const lost = [...before.parts].filter((part) => !after.parts.has(part) && !elsewhere.has(part)).length;
  return stays + 2 * come + lost;
}

/** In a longer block only so many sentences on either side are read again after an edit: the reader looks no further. */
const SENTENCES_AROUND = 2;

function windowOf({ blocks }: FindingsContext, block: number, { sentence }: Problem): Range {
  const tokens = (blocks[block] as FindingsContext["blocks"][number]).reading.tokens;
  const spans = tokens.sentences.map(({ first, end }) => ({ start: tokens.start[first] as number, end: tokens.end[end - 1] as number }));
  const first = spans.findIndex((span) => span.end > sentence.start);
  const last = spans.findLastIndex((span) => span.start < sentence.end);
  const from = first - SENTENCES_AROUND <= 0 ? 0 : (spans[first - SENTENCES_AROUND]?.start ?? 0);
  const to =
    last + SENTENCES_AROUND >= spans.length - 1 ? tokens.text.length : (spans[last + SENTENCES_AROUND + 1]?.start ?? tokens.text.length);
  return { start: from, end: to };
}

/** Words of a title beyond so many UTF-16 units say less than they hide. */
const LONG_TITLE = 60;

function titleOf({ rules, locale }: FindingsContext, text: string, edit: TextEdit, { sentence }: Problem): string {
  if (!edit.newText && edit.start <= sentence.start && edit.end >= sentence.end && edit.end - edit.start > LONG_TITLE)
    return interfaceText(rules, locale, "fix.delete-sentence");
  const shorten = (words: string) => (words.length > LONG_TITLE ? `${words.slice(0, 57).trimEnd()}…` : words).replace(/\s+/g, " ");
  if (edit.newText.trim().length > 1) return interfaceText(rules, locale, "fix.replace", { text: shorten(edit.newText.trim()) });
  // The capital of the next word is part of the edit, and no news.
  return interfaceText(rules, locale, "fix.delete", { text: shorten(text.slice(edit.start, edit.end - edit.newText.length).trim()) });
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
  if (/\p{Extended_Pictographic}/u.test(words)) return deletion(text, { start, end });
  // French sets a space before these marks, and none before the full stop that takes their place.
  if (words.startsWith("!"))
    return {
      start: start - (/[\s\u00a0\u202f]*$/u.exec(text.slice(0, start))?.[0].length ?? 0),
      end,
      newText: words.includes("?") ? " ?" : ".",
    };
  if (words.startsWith("?")) return { start, end, newText: "?" };
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
