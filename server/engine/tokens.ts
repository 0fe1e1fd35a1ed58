import type { Language } from "./types.ts";

/** What a token is made of. */
export const WORD = 0;
export const NUMBER = 1;
export const PUNCTUATION = 2;

/** How a word is written. */
export const LOWER = 0;
export const TITLE = 1;
export const CAPITALS = 2;

/** One run of tokens between two full stops: token indices, `end` exclusive. */
export interface Sentence {
  readonly first: number;
  readonly end: number;
}

/** A block of prose cut into tokens. Arrays run in step; offsets are UTF-16 units of the block's text. */
export interface Tokens {
  readonly text: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Lower case, composed, straight apostrophes; « j' » reads `je`, "won't" reads `will` `not`. */
  readonly word: readonly string[];
  readonly type: readonly number[];
  readonly shape: readonly number[];
  readonly sentences: readonly Sentence[];
}

interface TokenLists {
  start: number[];
  end: number[];
  word: string[];
  type: number[];
  shape: number[];
}

const TOKEN =
  /(https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(\p{N}+(?:[.,:/h\u00a0\u202f-]?\p{N}+)*(?:st|nd|rd|th|er|ère|e|h|am|pm|k|%)?(?![\p{L}\p{M}]))|([\p{L}][\p{L}\p{M}\p{N}]*(?:['’ʼ](?=\p{L})[\p{L}\p{M}\p{N}]+|-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*['’]?)|(\.{2,}|[!?]+|[^\s*_])/gu;

const ENGLISH_SUFFIX = /^(.+?)(n't|'(?:s|re|ve|ll|d|m))$/;
const ENGLISH_SUFFIX_WORD: Readonly<Record<string, string>> = { "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am" };
const ENGLISH_STEM: Readonly<Record<string, string>> = { ca: "can", wo: "will", sha: "shall" };

const FRENCH_ELISION = /^(l|d|j|n|m|t|s|c|qu|jusqu|lorsqu|puisqu|quoiqu|parce qu)'(?=.)/;
const FRENCH_ELIDED: Readonly<Record<string, string>> = {
  l: "le",
  d: "de",
  j: "je",
  n: "ne",
  m: "me",
  t: "te",
  s: "se",
  c: "ce",
  qu: "que",
  jusqu: "jusque",
  lorsqu: "lorsque",
  puisqu: "puisque",
  quoiqu: "quoique",
};
const FRENCH_CLITIC = /^(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|lui|leur|le|la|les|y|en|ce|t)$/;
const FRENCH_WHOLE = /^(?:rendez-vous|sauve-qui-peut|au-delà.*|peut-être|vous-mêmes?|nous-mêmes?|moi-même|toi-même)$/;

const ABBREVIATIONS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set([
    "mr",
    "mrs",
    "ms",
    "dr",
    "st",
    "no",
    "nos",
    "inc",
    "ltd",
    "co",
    "corp",
    "e.g",
    "i.e",
    "eg",
    "ie",
    "etc",
    "approx",
    "art",
    "sec",
    "vs",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "prof",
    "para",
    "ref",
    "tel",
    "cl",
  ]),
  fr: new Set([
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "dr",
    "me",
    "etc",
    "art",
    "n",
    "no",
    "nos",
    "p",
    "ex",
    "cf",
    "env",
    "tél",
    "ref",
    "réf",
    "st",
    "ste",
    "janv",
    "févr",
    "juil",
    "sept",
    "oct",
    "nov",
    "déc",
    "ch",
    "al",
    "bd",
    "av",
  ]),
};

/** The form under which a word is looked up. */
export function normalise(word: string): string {
  let lower = word.toLowerCase();
  if (/[^\x20-\x7e]/.test(lower)) lower = lower.normalize("NFC").replace(/[’ʼ]/g, "'").replaceAll("œ", "oe").replaceAll("æ", "ae");
  return lower;
}

/** Cuts a block of prose into tokens and sentences. Linear in the text. Markers of emphasis (`*`, `_`) are no tokens. */
export function tokenize(text: string, language: Language): Tokens {
  const lists: TokenLists = { start: [], end: [], word: [], type: [], shape: [] };
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const raw = match[0];
    if (match[3] !== undefined) {
      const word = /['’]$/.test(raw) ? raw.slice(0, -1) : raw;
      addWord(lists, word, start, language);
      if (word !== raw) push(lists, start + word.length, start + raw.length, "'", PUNCTUATION, LOWER);
    } else if (match[1] !== undefined) {
      const link = raw.replace(/[.,;:!?)\]»"”]+$/u, "");
      push(lists, start, start + link.length, "http", NUMBER, LOWER);
      for (let i = link.length; i < raw.length; i++) push(lists, start + i, start + i + 1, raw.charAt(i), PUNCTUATION, LOWER);
    } else if (match[2] !== undefined) push(lists, start, start + raw.length, raw.toLowerCase(), NUMBER, LOWER);
    else push(lists, start, start + raw.length, punctuationForm(raw), PUNCTUATION, LOWER);
  }
  return { text, ...lists, sentences: cutSentences(text, lists, language) };
}

function punctuationForm(raw: string): string {
  if (/^\.{2,}$/.test(raw)) return "…";
  if (raw === "—" || raw === "–") return "-";
  if (/^[“”«»„]$/.test(raw)) return '"';
  return raw;
}

function push(lists: TokenLists, start: number, end: number, word: string, type: number, shape: number): void {
  lists.start.push(start);
  lists.end.push(end);
  lists.word.push(word);
  lists.type.push(type);
  lists.shape.push(shape);
}

function addWord(lists: TokenLists, raw: string, start: number, language: Language): void {
  const plain = raw.length === normalise(raw).length ? normalise(raw) : undefined;
  const shape = shapeOf(raw);
  const whole = () => push(lists, start, start + raw.length, normalise(raw), WORD, shape);
  // A form that changes the length (a ligature, a combining accent) keeps its offsets as a whole.
  if (plain === undefined) {
    whole();
    return;
  }
  if (language === "en") addEnglish(lists, raw, plain, start, shape, whole);
  else addFrench(lists, raw, plain, start, whole);
}

function addEnglish(lists: TokenLists, raw: string, plain: string, start: number, shape: number, whole: () => void): void {
  if (plain === "cannot") {
    push(lists, start, start + 3, "can", WORD, shape);
    push(lists, start + 3, start + 6, "not", WORD, LOWER);
    return;
  }
  const cut = plain.includes("'") ? ENGLISH_SUFFIX.exec(plain) : null;
  if (!cut) {
    whole();
    return;
  }
  const [, stem = "", suffix = ""] = cut;
  const at = start + stem.length;
  const isNot = suffix === "n't";
  push(lists, start, at, (isNot && ENGLISH_STEM[stem]) || stem, WORD, shapeOf(raw.slice(0, stem.length)));
  push(lists, at, start + raw.length, ENGLISH_SUFFIX_WORD[suffix] ?? suffix, WORD, LOWER);
}

function addFrench(lists: TokenLists, raw: string, plain: string, start: number, whole: () => void): void {
  const elision = plain.includes("'") ? FRENCH_ELISION.exec(plain) : null;
  if (elision) {
    const [prefix, stem = ""] = elision;
    push(lists, start, start + prefix.length, FRENCH_ELIDED[stem] ?? stem, WORD, LOWER);
    addWord(lists, raw.slice(prefix.length), start + prefix.length, "fr");
    return;
  }
  const pieces = plain.split("-");
  const clitics = pieces.slice(1).every((piece) => FRENCH_CLITIC.test(piece));
  if (pieces.length === 1 || !clitics || FRENCH_WHOLE.test(plain)) {
    whole();
    return;
  }
  let at = start;
  for (const [index, piece] of pieces.entries()) {
    const end = at + piece.length;
    if (piece !== "t") push(lists, index ? at - 1 : at, end, piece, WORD, index ? LOWER : shapeOf(raw.slice(0, piece.length)));
    at = end + 1;
  }
}

function shapeOf(raw: string): number {
  if (!/^\p{Lu}/u.test(raw)) return LOWER;
  return raw.length > 1 && raw === raw.toUpperCase() ? CAPITALS : TITLE;
}

function cutSentences(text: string, lists: TokenLists, language: Language): Sentence[] {
  const sentences: Sentence[] = [];
  const count = lists.start.length;
  let first = 0;
  const cut = (end: number) => {
    if (end > first) sentences.push({ first, end });
    first = end;
  };
  for (let i = 0; i + 1 < count; i++) {
    const between = text.slice(lists.end[i], lists.start[i + 1]);
    if (!between) continue;
    const word = lists.word[i] ?? "";
    const ends = lists.type[i] === PUNCTUATION && /^[.!?…]/.test(word);
    const closes = lists.type[i] === PUNCTUATION && /^["')\]]$/.test(word) && i > first && /^[.!?…]/.test(lists.word[i - 1] ?? "");
    if ((ends && !isAbbreviation(lists, i, language)) || closes) {
      const next = lists.word[i + 1] ?? "";
      const opensLow = lists.type[i + 1] === WORD && lists.shape[i + 1] === LOWER;
      // « Merci ! et » and "so..." followed by a small letter go on; French sets a space before its marks.
      if (
        !(opensLow && (word === "…" || closes)) &&
        !(lists.type[i + 1] === PUNCTUATION && /^[!?"')\]]/.test(next) && !/^["'(]$/.test(next))
      )
        cut(i + 1);
    } else if (between.includes("\n") && breaksLine(text, lists, i)) cut(i + 1);
  }
  cut(count);
  return sentences;
}

function isAbbreviation(lists: TokenLists, stop: number, language: Language): boolean {
  if (lists.word[stop] !== "." || stop === 0 || lists.end[stop - 1] !== lists.start[stop]) return false;
  const before = lists.word[stop - 1] ?? "";
  return ABBREVIATIONS[language].has(before) || (before.length === 1 && lists.shape[stop - 1] === TITLE && before !== "i");
}

/** A line break ends a sentence after a short line that is followed by a capital: a greeting, a signature, a text message. */
function breaksLine(text: string, lists: TokenLists, i: number): boolean {
  const lineStart = text.lastIndexOf("\n", lists.start[i]) + 1;
  const next = i + 1;
  const capital = lists.type[next] !== WORD || lists.shape[next] !== LOWER;
  const list = lists.type[next] === PUNCTUATION && /^[-•·]$/.test(lists.word[next] ?? "");
  return list || (capital && (lists.end[i] ?? 0) - lineStart < 48);
}
