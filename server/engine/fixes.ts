import { type FindingsContext, type Problem, problemsOf } from "./findings.ts";
import { fill, interfaceText } from "./interface-text.ts";
import { partsOf } from "./parts.ts";
import { TITLE, WORD } from "./tokens.ts";
import type { Fix, Part, Range } from "./types.ts";
import { deletion, leavesSentence, quieter, replacement, type TextEdit, withoutMenace } from "./wording.ts";

/**
 * The fixes of one problem, the best first: the frame's own wordings, then deletions from small to large.
 * A fix is offered only if the problem is gone after it and no other has come; the deletion of the sentence is always offered.
 */
export function fixesOf(context: FindingsContext, block: number, text: string, problem: Problem): Fix[] {
  const edits: { readonly edit: TextEdit; readonly safe: boolean }[] = [];
  if (problem.rule === "shouting")
    edits.push({
      edit: quieter(text, problem, problem.sentence, namesIn(context)),
      safe: !mayBeName(text.slice(problem.start, problem.end)),
    });
  const demand = problem.rule === "threat" ? withoutMenace(text, problem) : undefined;
  if (demand) edits.push({ edit: demand, safe: false });
  const end = endDay(context);
  for (const template of problem.templates) {
    if (template.type === "replace") {
      const words = fill(template.text, { ...problem.captures, ...(end && { end }) });
      // What the letter does not say can't be filled in.
      if (/\{[a-z]+\}/.test(words)) continue;
      const range = template.what === "sentence" ? problem.sentence : problem.words;
      edits.push({ edit: replacement(text, range, words), safe: false });
    } else
      edits.push({
        edit: deletion(
          text,
          problem[template.what === "words" ? "clause" : template.what],
          template.what === "words" ? problem.words : undefined,
        ),
        safe: false,
      });
  }
  const alone = problem.start <= problem.clause.start && problem.clause.end <= problem.end;
  const cuts =
    text.slice(problem.clause.end).match(/^\s*(?:[.!?…,;]|$)/u) && text.slice(0, problem.clause.start).match(/(?:^|[.!?…,;])\s*$/u);
  if (alone && cuts && problem.rule !== "shouting") edits.push({ edit: deletion(text, problem.clause), safe: false });
  const whole = deletion(text, problem.sentence);
  edits.push({ edit: whole, safe: false });
  const around = windowOf(context, block, problem);
  const before = stateOf(context, block, text.slice(around.start, around.end));
  const seen = new Set<string>();
  const tried: { readonly fix: Fix; readonly trouble: number }[] = [];
  for (const { edit, safe } of edits) {
    const key = `${edit.start} ${edit.end} ${edit.newText}`;
    if (seen.has(key) || edit.start < around.start || edit.end > around.end) continue;
    seen.add(key);
    if (edit !== whole && !safe && problem.rule !== "shouting" && !leavesSentence(text, edit, problem.sentence)) continue;
    const after = text.slice(around.start, edit.start) + edit.newText + text.slice(edit.end, around.end);
    const { trouble, lost } = troubleOf(context, block, problem, text, before, stateOf(context, block, after));
    const title = [titleOf(context, text, edit, problem), ...lost.map((part) => priceOf(context, part))].join(" ");
    tried.push({ fix: { title, safe, edits: [{ type: "replace", block, ...edit }] }, trouble });
  }
  // To lower the voice is right whatever else the words say.
  const good = tried.filter(({ fix, trouble }) => trouble === 0 || fix.safe);
  // Where each fix has its price, the one with the lowest is better than none.
  const offered = good.length ? good : tried.sort((x, y) => x.trouble - y.trouble).slice(0, 1);
  return offered.map(({ fix }) => fix);
}

/** The day on which the letter ends the work, in its own words. */
function endDay({ letter, blocks, parts }: FindingsContext): string | undefined {
  for (const part of parts) {
    if (part.part !== "end-date") continue;
    const date = blocks[part.block]?.dates.find(({ start, end }) => start < part.end && part.start < end);
    if (date) return letter.blocks[part.block]?.text.slice(date.start, date.end).replace(/\s+/g, " ");
  }
  return undefined;
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

interface Trouble {
  readonly trouble: number;
  readonly lost: readonly Part[];
}

/** What an edit costs: the letter says nowhere else what goes with the words. */
function priceOf({ rules, locale }: FindingsContext, part: Part): string {
  return interfaceText(rules, locale, "fix.price", { part: interfaceText(rules, locale, `part.${part}`) });
}

/** A word or two of few letters in capitals may be a name or an acronym that nobody knows. */
const mayBeName = (words: string) => /^\p{Lu}{2,5}$/u.test(words);

/** Words that the letter writes with a capital inside its sentences, in lower case. */
function namesIn({ blocks }: FindingsContext): Set<string> {
  const names = new Set<string>();
  for (const { reading } of blocks) {
    const { tokens } = reading;
    const openers = new Set(tokens.sentences.map(({ first }) => first));
    tokens.word.forEach((word, i) => {
      if (tokens.type[i] === WORD && tokens.shape[i] === TITLE && word.length > 1 && !openers.has(i)) names.add(word);
    });
  }
  return names;
}

/** How much is wrong with an edit: the problem stays, others come, or the letter loses the only place of a part. */
function troubleOf({ parts }: FindingsContext, block: number, problem: Problem, text: string, before: State, after: State): Trouble {
  const words = text.slice(problem.start, problem.end);
  const count = ({ problems }: State) => problems.filter((other) => other.rule === problem.rule && other.words === words).length;
  const stays = count(after) >= Math.max(count(before), 1) ? 100 : 0;
  // A problem whose ends have moved is the same one.
  const known = ({ rule, words: those }: State["problems"][number]) =>
    before.problems.some((old) => old.rule === rule && (old.words.includes(those) || those.includes(old.words)));
  const come = after.problems.filter((other) => !known(other)).length;
  const elsewhere = new Set(parts.filter((part) => part.block !== block).map(({ part }) => part));
  const lost = [...before.parts].filter((part) => !after.parts.has(part) && !elsewhere.has(part));
  return { trouble: stays + 2 * come + lost.length, lost };
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
  const words = text.slice(edit.start, edit.end);
  if (/^\s*\p{P}+$/u.test(words) && edit.newText.trim())
    return interfaceText(rules, locale, "fix.exchange", { text: words.trim(), by: edit.newText.trim() });
  if (edit.newText.trim().length > 1) return interfaceText(rules, locale, "fix.replace", { text: shorten(edit.newText.trim()) });
  // The capital of the next word is part of the edit, and no news.
  return interfaceText(rules, locale, "fix.delete", { text: shorten(text.slice(edit.start, edit.end - edit.newText.length).trim()) });
}
