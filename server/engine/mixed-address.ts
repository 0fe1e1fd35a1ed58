import type { ScannedBlock } from "./check.ts";
import { type FindingsContext, quotedRanges } from "./findings.ts";
import { interfaceText } from "./interface-text.ts";
import { remarkOf } from "./remark.ts";
import type { Tokens } from "./tokens.ts";
import type { Finding, Fix, Language, Range } from "./types.ts";

/** A word that says tu or vous to the reader: index of its token, offsets of its block. */
interface Mention extends Range {
  readonly block: number;
  readonly token: number;
}

const FAMILIAR = new Set(["tu", "te", "toi", "ton", "ta", "tes", "toi-même"]);
const FORMAL = new Set(["vous", "votre", "vos", "vous-même"]);
/** « le ton de la lettre » is a noun. */
const BEFORE_NOUN = new Set([
  "le",
  "un",
  "ce",
  "du",
  "au",
  "de",
  "votre",
  "notre",
  "leur",
  "son",
  "mon",
  "même",
  "bon",
  "mauvais",
  "quel",
  "sur",
]);
/** Vous to more than one: the client and their people. */
const PLURAL = new Set(
  "tous toutes deux trois équipe équipes ensemble collègues collègue associé associée associés parents enfants famille gens clients clientes autres eux elles et".split(
    " ",
  ),
);

/** Every word of a letter that says tu or vous. Set phrases (« s'il vous plaît », « rendez-vous ») and quoted words say neither. */
export function formsOfAddress(
  blocks: readonly Pick<ScannedBlock, "reading">[],
  language: Language,
): { readonly familiar: readonly Mention[]; readonly formal: readonly Mention[] } {
  const familiar: Mention[] = [];
  const formal: Mention[] = [];
  if (language === "fr")
    blocks.forEach(({ reading: { tokens } }, block) => {
      const quotes = quotedRanges(tokens.text);
      tokens.word.forEach((word, token) => {
        const list = FAMILIAR.has(word) ? familiar : FORMAL.has(word) ? formal : undefined;
        if (!list || isSetPhrase(tokens, token)) return;
        const mention = { block, token, start: tokens.start[token] as number, end: tokens.end[token] as number };
        if (!quotes.some((quote) => quote.start <= mention.start && mention.end <= quote.end)) list.push(mention);
      });
    });
  return { familiar, formal };
}

function isSetPhrase({ word }: Tokens, token: number): boolean {
  const before = word[token - 1] ?? "";
  if (word[token] === "ton" && BEFORE_NOUN.has(before)) return true;
  return before === "il" && /^pla[iî]t$/.test(word[token + 1] ?? "");
}

/** So many words say what the letter has settled on, and so many more are no slip: to the person tu, to the house vous. */
const SETTLED = 4;
const MOST_SLIPS = 2;

/** Where a letter that says vous slips into tu, or the other way round: one remark a sentence. */
export function mixedAddress(context: FindingsContext): Finding[] {
  const { familiar, formal } = formsOfAddress(context.blocks, context.language);
  const isFormal = formal.length >= familiar.length;
  const [rule, slips] = isFormal ? [formal, familiar] : [familiar, formal];
  if (rule.length < SETTLED || slips.length > MOST_SLIPS) return [];
  const bySentence = new Map<string, Mention[]>();
  for (const slip of slips) {
    const { tokens } = (context.blocks[slip.block] as ScannedBlock).reading;
    const sentence = tokens.sentences.findIndex(({ end }) => slip.token < end);
    const { first, end } = tokens.sentences[sentence] as Tokens["sentences"][number];
    // To one person tu, to them and their people or their house vous: that is no slip.
    const toHouse = tokens.word[slip.token] !== "vous" || tokens.word[slip.token - 1] === "chez";
    if (!isFormal && (toHouse || tokens.word.slice(first, end).some((word) => PLURAL.has(word)))) continue;
    const key = `${slip.block} ${sentence}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), slip]);
  }
  const most = isFormal ? "vous" : "tu";
  return [...bySentence.values()].map((mentions) => {
    const [first] = mentions as [Mention];
    const text = context.letter.blocks[first.block]?.text ?? "";
    const fix = isFormal ? toFormal(context, mentions) : undefined;
    return remarkOf(context, {
      rule: "mixed-address",
      block: first.block,
      start: first.start,
      end: first.end,
      values: { words: text.slice(first.start, first.end), most },
      fixes: fix ? [fix] : [],
    });
  });
}

const SIMPLE: Readonly<Record<string, string>> = {
  te: "vous",
  toi: "vous",
  "toi-même": "vous-même",
  ton: "votre",
  ta: "votre",
  tes: "vos",
};

/** Says vous throughout a sentence; nothing where a verb's form is not known. */
function toFormal(context: FindingsContext, mentions: readonly Mention[]): Fix | undefined {
  const [{ block }] = mentions as [Mention];
  const { tokens } = (context.blocks[block] as ScannedBlock).reading;
  const edits: { start: number; end: number; newText: string }[] = [];
  for (const { token } of mentions) {
    const word = tokens.word[token] as string;
    if (word !== "tu") {
      edits.push({ ...wordAt(tokens, token), newText: written(tokens, token, SIMPLE[word] ?? "vous") });
      continue;
    }
    const verb = verbOf(tokens, token);
    const form = verb === undefined ? undefined : formalVerb(context, tokens.word[verb] as string);
    if (verb === undefined || !form) return undefined;
    edits.push({ ...wordAt(tokens, token), newText: pronounText(tokens, token) });
    edits.push({ ...wordAt(tokens, verb), newText: written(tokens, verb, form) });
  }
  const ordered = edits.sort((a, b) => a.start - b.start);
  const from = ordered[0]?.start ?? 0;
  const to = ordered.at(-1)?.end ?? 0;
  let newText = "";
  let at = from;
  for (const edit of ordered) {
    newText += tokens.text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return {
    title: interfaceText(context.rules, context.locale, "fix.replace", { text: newText.replace(/\s+/g, " ") }),
    safe: false,
    edits: [{ type: "replace", block, start: from, end: to, newText }],
  };
}

const wordAt = (tokens: Tokens, token: number): Range => ({ start: tokens.start[token] as number, end: tokens.end[token] as number });

/** With the capital of the word it takes the place of; « t' » loses its apostrophe and takes a space. */
function written(tokens: Tokens, token: number, word: string): string {
  const old = tokens.text.slice(tokens.start[token], tokens.end[token]);
  const capital = /^\p{Lu}/u.test(old) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  return /['’]$/.test(old) ? `${capital} ` : capital;
}

/** « as-tu » reads as two tokens, of which the second begins with the hyphen. */
const isInverted = (tokens: Tokens, token: number) => tokens.text.startsWith("-", tokens.start[token]);
const pronounText = (tokens: Tokens, token: number) => (isInverted(tokens, token) ? "-vous" : written(tokens, token, "vous"));

const BETWEEN = new Set(["ne", "me", "te", "le", "la", "les", "lui", "leur", "nous", "y", "en", "se"]);

/** The verb of « tu »: what stands before an inverted one, or after it behind the small pronouns. */
function verbOf(tokens: Tokens, token: number): number | undefined {
  if (isInverted(tokens, token)) return token - 1;
  let verb = token + 1;
  while (BETWEEN.has(tokens.word[verb] ?? "")) verb++;
  return verb < tokens.word.length ? verb : undefined;
}

/** The form of vous for one of tu: the irregular ones stand in the rule file, the others follow their endings. */
function formalVerb({ rules, language }: FindingsContext, verb: string): string | undefined {
  const forms = rules.languages[language].forms["mixed-address"] ?? {};
  if (Object.hasOwn(forms, verb)) return forms[verb];
  const [, stem = "", ending = ""] = /^(.{2,}?)(rais|ras|ais|es|ds)$/.exec(verb) ?? [];
  return ending ? stem + { rais: "riez", ras: "rez", ais: "iez", es: "ez", ds: "dez" }[ending as "ras"] : undefined;
}
