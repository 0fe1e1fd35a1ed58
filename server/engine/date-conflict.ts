import { type DateMention, type Day, dayNumber, dayOf, daysIn, weekdayOf } from "./dates.ts";
import type { FindingsContext } from "./findings.ts";
import { interfaceText } from "./interface-text.ts";
import { remarkOf } from "./remark.ts";
import type { Finding, Fix, Range } from "./types.ts";

interface PlacedDate extends DateMention {
  readonly block: number;
  /** Whether its own clause says that the relationship ends on it. */
  readonly isEnd: boolean;
}

/** Two days of one ending may lie so many days apart: the last visit, and the end of the month in which the contract ends. */
const CLOSE = 4;

/** Dates that can't be: the 31st of June, a weekday that is another, an end that is past, two ends that disagree. One remark a date. */
export function dateConflicts(context: FindingsContext): Finding[] {
  const dates = context.blocks.flatMap((_, block) => placedDates(context, block));
  const letterDay = dayOf(context.letter.date) ?? dateLine(context);
  const findings: Finding[] = [];
  const told = new Set<PlacedDate>();
  const tell = (date: PlacedDate, detail: string, fixes: readonly (Fix | undefined)[]) => {
    if (told.has(date)) return;
    told.add(date);
    const words = textOf(context, date);
    const offered = fixes.filter((fix) => fix !== undefined);
    findings.push(remarkOf(context, { rule: "date-conflict", ...place(date), values: { words, detail }, fixes: offered }));
  };
  for (const date of dates) {
    const last = daysIn(date.month, date.year);
    if (date.day > last) tell(date, say(context, "date.no-day"), [edit(context, date, date.dayWord, writtenDay(context, date, last))]);
    else if (date.weekday !== undefined && date.year !== undefined) {
      const right = weekdayOf(date as Day);
      if (right !== date.weekday)
        tell(date, say(context, "date.weekday", { day: weekdayName(context, right) }), weekdayFixes(context, date, right));
    }
  }
  disagreeingWeekdays(context, dates, letterDay, tell);
  pastEnds(context, dates, letterDay, tell);
  disagreeingEnds(context, dates, tell);
  return findings;
}

type Tell = (date: PlacedDate, detail: string, fixes: readonly (Fix | undefined)[]) => void;

const place = ({ block, start, end }: PlacedDate) => ({ block, start, end });

function say({ rules, locale }: FindingsContext, key: string, values: Readonly<Record<string, string>> = {}): string {
  return interfaceText(rules, locale, key, values);
}

const textOf = ({ letter }: FindingsContext, { block, start, end }: Range & { readonly block: number }) =>
  (letter.blocks[block]?.text ?? "").slice(start, end).replace(/\s+/g, " ");

function placedDates({ blocks, parts }: FindingsContext, block: number): PlacedDate[] {
  const scanned = blocks[block];
  if (!scanned?.dates.length) return [];
  const { tokens, clauses } = scanned.reading;
  const ends = scanned.hits.filter((hit) => hit.frame.of === "cue:end");
  const here = parts.filter((part) => part.block === block && part.part === "end-date");
  return scanned.dates.map((date) => {
    const touches = (range: Range) => range.start < date.end && date.start < range.end;
    const clause = clauses.find(({ first, end }) => touches({ start: tokens.start[first] as number, end: tokens.end[end - 1] as number }));
    const range = clause && { start: tokens.start[clause.first] as number, end: tokens.end[clause.end - 1] as number };
    const isEnd = here.some(touches) && ends.some((hit) => range && hit.start < range.end && range.start < hit.end);
    return { ...date, block, isEnd };
  });
}

/** The day at the head of a letter: « Lyon, le 3 mars 2026 », a block of few words that is no sentence. */
function dateLine({ letter, blocks }: FindingsContext): Day | undefined {
  for (const [block, { dates, reading }] of blocks.slice(0, HEAD_BLOCKS).entries()) {
    const [date] = dates;
    const { kind, text = "" } = letter.blocks[block] ?? {};
    if (date?.year === undefined || dates.length > 1 || kind === "subject" || /[.!?:]\s*$/.test(text)) continue;
    if (reading.tokens.word.length <= FEW_TOKENS) return date as Day;
  }
  return undefined;
}

const HEAD_BLOCKS = 4;
const FEW_TOKENS = 8;

/** Weekdays of dates without a year: held against the day of the letter, or else against each other. */
function disagreeingWeekdays(context: FindingsContext, dates: readonly PlacedDate[], letterDay: Day | undefined, tell: Tell): void {
  const open = dates.filter(({ day, month, year, weekday }) => year === undefined && weekday !== undefined && day <= daysIn(month));
  const fits = (date: PlacedDate, year: number) => date.day <= daysIn(date.month, year) && weekdayOf({ ...date, year }) === date.weekday;
  if (letterDay) {
    for (const date of open) {
      const years = [letterDay.year - 1, letterDay.year, letterDay.year + 1];
      if (years.some((year) => fits(date, year))) continue;
      // A letter speaks of days to come: the next such day is the one that is meant.
      const year = dayNumber({ ...date, year: letterDay.year }) >= dayNumber(letterDay) ? letterDay.year : letterDay.year + 1;
      if (date.day > daysIn(date.month, year)) continue;
      const right = weekdayOf({ ...date, year });
      tell(date, say(context, "date.weekday", { day: weekdayName(context, right) }), weekdayFixes(context, date, right));
    }
    return;
  }
  // Of 28 years in a row each weekday of each date is had; the days of one letter lie in one year or in two that follow each other.
  const [first, ...others] = open;
  if (!first) return;
  for (const date of others) {
    const together = CYCLE.some(
      (year) => fits(first, year) && [0, -1, 1].some((step) => canFollow(first, date, step) && fits(date, year + step)),
    );
    if (!together) tell(date, say(context, "date.weekdays", { other: textOf(context, first) }), []);
  }
}

const CYCLE = Array.from({ length: 28 }, (_, i) => 2001 + i);

/** Days of one letter are less than a year apart. */
const canFollow = (a: PlacedDate, b: PlacedDate, step: number) =>
  step === 0 || (step > 0 ? b.month <= a.month - HALF_YEAR : b.month >= a.month + HALF_YEAR);
const HALF_YEAR = 5;

/** An end that lies before the letter itself. What has ended already is told in the past tense, and is no conflict. */
function pastEnds(context: FindingsContext, dates: readonly PlacedDate[], letterDay: Day | undefined, tell: Tell): void {
  const now = letterDay ?? dayOf(context.today);
  if (!now) return;
  for (const date of dates) {
    if (!date.isEnd || date.year === undefined || date.day > daysIn(date.month, date.year)) continue;
    if (dayNumber(date as Day) >= dayNumber(now) || isTold(context, date)) continue;
    const year = [now.year, now.year + 1].find((next) => dayNumber({ ...date, year: next }) >= dayNumber(now)) ?? now.year + 1;
    tell(date, say(context, "date.past"), [date.yearWord && edit(context, date, date.yearWord, withYear(context, date, year))]);
  }
}

function isTold({ blocks }: FindingsContext, date: PlacedDate): boolean {
  return (blocks[date.block]?.hits ?? []).some(
    (hit) => hit.frame.of === "cue:past" && hit.sentence.start <= date.start && date.end <= hit.sentence.end,
  );
}

function disagreeingEnds(context: FindingsContext, dates: readonly PlacedDate[], tell: Tell): void {
  const ends = dates.filter(({ isEnd }) => isEnd);
  const first = ends.find(({ block }) => context.letter.blocks[block]?.kind !== "subject") ?? ends[0];
  if (!first) return;
  for (const date of ends) {
    if (date === first || apart(first, date) <= CLOSE) continue;
    // One sentence that gives two ends gives them of two things.
    if (date.block === first.block && sameSentence(context, first, date)) continue;
    const words = textOf(context, first);
    const fix = edit(context, date, date, words);
    tell(date, say(context, "date.two-ends", { other: words }), [fix]);
  }
}

function apart(a: PlacedDate, b: PlacedDate): number {
  const year = a.year ?? b.year ?? 2001;
  const number = (date: PlacedDate) => dayNumber({ ...date, year: date.year ?? year });
  const days = Math.abs(number(a) - number(b));
  return a.year === undefined || b.year === undefined ? Math.min(days, 365 - days) : days;
}

function sameSentence({ blocks }: FindingsContext, a: PlacedDate, b: PlacedDate): boolean {
  const { tokens } = (blocks[a.block] as FindingsContext["blocks"][number]).reading;
  const sentence = (offset: number) => tokens.sentences.findIndex(({ end }) => offset < (tokens.end[end - 1] as number));
  return sentence(a.start) === sentence(b.start);
}

function weekdayName({ rules, language }: FindingsContext, weekday: number): string {
  return rules.languages[language].calendar.weekdays[weekday]?.[0] ?? "";
}

/** The right name for the day, or the nearest day of that name in the same month. */
function weekdayFixes(context: FindingsContext, date: PlacedDate, right: number): (Fix | undefined)[] {
  const forward = ((date.weekday ?? 0) - right + 7) % 7;
  const nearest = [forward, forward - 7].map((step) => date.day + step).find((day) => day >= 1 && day <= daysIn(date.month, date.year));
  return [
    date.weekdayWord && edit(context, date, date.weekdayWord, weekdayName(context, right)),
    date.dayWord !== date.yearWord && nearest !== undefined
      ? edit(context, date, date.dayWord, writtenDay(context, date, nearest))
      : undefined,
  ];
}

/** The words for another day of the month, written as the letter writes this one. */
function writtenDay({ letter, language }: FindingsContext, { block, day: old, month, dayWord }: PlacedDate, day: number): string {
  const words = (letter.blocks[block]?.text ?? "").slice(dayWord.start, dayWord.end);
  if (dayWord.end - dayWord.start > 4)
    return words.startsWith(String(old)) ? words.replace(/^\d+/, String(day)) : inFigures(words, month, old, day);
  if (language === "fr") return day === 1 ? "1er" : String(day);
  return /[a-z]$/i.test(words) ? day + ordinalEnd(day) : String(day);
}

/** ISO figures end with the day, American ones have it in the middle. */
function inFigures(words: string, month: number, old: number, day: number): string {
  const two = String(day).padStart(2, "0");
  return words.startsWith(String(month)) || words.startsWith(`0${month}`)
    ? words.replace(/^(\d+\D)\d+/, `$1${two}`)
    : words.replace(new RegExp(`0?${old}$`), two);
}

function ordinalEnd(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

function withYear({ letter }: FindingsContext, { block, yearWord }: PlacedDate, year: number): string {
  const words = (letter.blocks[block]?.text ?? "").slice(yearWord?.start, yearWord?.end);
  return words.replace(/\d{4}/, String(year));
}

/** An edit of some of a date's words; its title says the whole date. */
function edit(context: FindingsContext, date: PlacedDate, { start, end }: Range, newText: string): Fix {
  const { block } = date;
  const whole = textOf(context, { block, start: date.start, end: start }) + newText + textOf(context, { block, start: end, end: date.end });
  return {
    title: interfaceText(context.rules, context.locale, "fix.replace", { text: whole }),
    safe: false,
    edits: [{ type: "replace", block, start, end, newText }],
  };
}
