import { LOWER, NUMBER, type Tokens, WORD } from "./tokens.ts";
import type { Language, Range } from "./types.ts";

/** The names that a language has for months and days of the week; of each, the first is the one to write. */
export interface Calendar {
  /** January first. A name with a capital is one only with a capital in the letter: May, March. */
  readonly months: readonly (readonly string[])[];
  /** Sunday first. */
  readonly weekdays: readonly (readonly string[])[];
}

/** A day that a letter names: `month` from 1 to 12, `weekday` from 0 for Sunday. Offsets are UTF-16 units of the block. */
export interface DateMention extends Range {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  readonly weekday?: number;
  readonly weekdayWord?: Range;
  readonly dayWord: Range;
  readonly yearWord?: Range;
}

const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|ère|e)?$/;
const YEAR = /^(?:19|20)\d\d$/;

/** The days that a block names with their month, in ascending order. "The 30th" alone and days in ambiguous figures are none. */
export function datesIn(tokens: Tokens, calendar: Calendar, language: Language): DateMention[] {
  const found: DateMention[] = [];
  let from = 0;
  for (let i = 0; i < tokens.word.length; i++) {
    const mention = tokens.type[i] === NUMBER ? inFigures(tokens, i, language) : inWords(tokens, i, from, calendar);
    if (!mention) continue;
    found.push(mention.date);
    from = mention.end;
    i = mention.end - 1;
  }
  return found;
}

interface Found {
  readonly date: DateMention;
  /** The token after it. */
  readonly end: number;
}

/** 2026-06-30, and 30/06/2026 where it can be read in one way only: English figures begin with the month in some countries. */
function inFigures(tokens: Tokens, i: number, language: Language): Found | undefined {
  const word = tokens.word[i] as string;
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word) ?? [];
  const [, a = "", b = "", year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(word) ?? [];
  const range = rangeOf(tokens, i, i + 1);
  const date = (day: number, month: number, of: number): Found | undefined =>
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && of >= 1900 && of < 2100
      ? { date: { ...range, day, month, year: of, dayWord: range, yearWord: range }, end: i + 1 }
      : undefined;
  if (y) return date(Number(d), Number(m), Number(y));
  if (!year) return undefined;
  if (language === "fr" || Number(a) > 12) return date(Number(a), Number(b), Number(year));
  return Number(b) > 12 ? date(Number(b), Number(a), Number(year)) : undefined;
}

/** "Friday 30 June 2026", "Friday, June 30th", « vendredi 30 juin », from the month at token `at` on; looks back no further than `from`. */
function inWords(tokens: Tokens, at: number, from: number, { months, weekdays }: Calendar): Found | undefined {
  const month = nameAt(tokens, at, months);
  if (month < 0) return undefined;
  const skip = (i: number, step: number, words: readonly string[]) => (words.includes(tokens.word[i] ?? "") ? i + step : i);
  const dayAt = (i: number) => {
    const [, digits] = (i >= from && tokens.type[i] === NUMBER && DAY.exec(tokens.word[i] ?? "")) || [];
    return digits && Number(digits) >= 1 && Number(digits) <= 31 ? Number(digits) : undefined;
  };
  let first = skip(at - 1, -1, ["of", "de"]);
  let end = at + 1;
  let day = dayAt(first);
  let dayToken = first;
  if (day === undefined) {
    dayToken = at + 1;
    day = dayAt(dayToken);
    if (day === undefined) return undefined;
    end = at + 2;
    first = at;
  }
  const yearToken = skip(end, 1, [","]);
  const year = YEAR.test(tokens.word[yearToken] ?? "") ? Number(tokens.word[yearToken]) : undefined;
  if (year !== undefined) end = yearToken + 1;
  const weekdayToken = skip(skip(skip(first - 1, -1, ["the", "le"]), -1, ["(", ","]), -1, ["the", "le"]);
  const weekday = weekdayToken >= from ? nameAt(tokens, weekdayToken, weekdays) : -1;
  if (weekday >= 0) first = weekdayToken;
  return {
    date: {
      ...rangeOf(tokens, first, end),
      day,
      month: month + 1,
      ...(year !== undefined && { year, yearWord: rangeOf(tokens, yearToken, yearToken + 1) }),
      ...(weekday >= 0 && { weekday, weekdayWord: rangeOf(tokens, weekdayToken, weekdayToken + 1) }),
      dayWord: rangeOf(tokens, dayToken, dayToken + 1),
    },
    end,
  };
}

const rangeOf = (tokens: Tokens, first: number, end: number): Range => ({
  start: tokens.start[first] as number,
  end: tokens.end[end - 1] as number,
});

function nameAt(tokens: Tokens, i: number, names: readonly (readonly string[])[]): number {
  if (tokens.type[i] !== WORD) return -1;
  const word = tokens.word[i] as string;
  return names.findIndex((list) => list.some((name) => name === word || (name.toLowerCase() === word && tokens.shape[i] !== LOWER)));
}

/** How many days a month has; without a year, February has 29. */
export function daysIn(month: number, year?: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : 28;
}

export type Day = Required<Pick<DateMention, "day" | "month" | "year">>;

/** The days since 1 January 1900 of the proleptic Gregorian calendar. */
export function dayNumber({ day, month, year }: Day): number {
  let days = day - 1;
  for (let m = 1; m < month; m++) days += daysIn(m, year);
  const before = year - 1;
  const leaps = (y: number) => Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return days + 365 * (year - 1900) + leaps(before) - leaps(1899);
}

/** From 0 for Sunday; 1 January 1900 was a Monday. */
export const weekdayOf = (day: Day): number => (((dayNumber(day) + 1) % 7) + 7) % 7;

/** Reads a day such as "2026-11-25"; undefined where it is none. */
export function dayOf(iso: string | undefined): Day | undefined {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? "") ?? []).map(Number);
  return year && month && day && month <= 12 && day <= daysIn(month, year) ? { day, month, year } : undefined;
}
