import type { Range } from "./types.ts";

/** New words in the place of a range of a block's text, in UTF-16 units. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/** Words that join a clause to the one before it. */
const JOINS = "and|but|so|because|since|et|mais|car|donc|puisque";
/** What may open a main clause. */
const SUBJECT =
  /^(?:i|we|you|he|she|they|the|my|our|your|his|her|their|a|an|no|je|nous|vous|tu|il|elle|on|ils|elles|le|la|les|mon|ma|mes|ton|ta|tes|notre|nos|votre|vos|un|une|des|aucun|aucune)(?!\p{L})|^[jl]['’]/iu;

/** Puts new words in the place of the marked ones, with the capital of the first. */
export function replacement(text: string, { start, end }: Range, words: string): TextEdit {
  if (!words) return deletion(text, { start, end });
  // In the writer's own apostrophes.
  const written = text.includes("'") && !text.includes("’") ? words.replaceAll("’", "'") : words;
  const capital = /^\p{Lu}/u.test(text.slice(start)) && !/^I\b/.test(text.slice(start));
  const opens = /(?:^|[.!?…]["”»)]?\s+)$/u.test(text.slice(0, start));
  return { start, end, newText: capital || opens ? written.charAt(0).toUpperCase() + written.slice(1) : written };
}

export function quieter(text: string, { start, end }: Range, { start: opening }: Range, names: ReadonlySet<string>): TextEdit {
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
  // Names that the letter writes elsewhere keep their capital.
  const lower = words
    .toLowerCase()
    .replace(/\bi\b/g, "I")
    .replace(/\p{L}+/gu, (word) => (names.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word));
  return { start, end, newText: start <= opening ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower };
}

/** Takes words out and repairs what stands around them: spaces, commas, a joining word, the sentence's capital. */
export function deletion(text: string, range: { start: number; end: number }, words?: { start: number; end: number }): TextEdit {
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
    // A main clause needs no joining word to open the sentence.
    const joined = new RegExp(`^(?:${JOINS})\\s+`, "iu").exec(text.slice(end))?.[0] ?? "";
    if (joined && SUBJECT.test(text.slice(end + joined.length))) end += joined.length;
    const next = text.charAt(end);
    return { start, end: end + next.length, newText: next.toUpperCase() };
  }
  if (joining) start -= joining[0].length;
  else if (/^\s*[.!?,;:…]/u.test(text.slice(end)) || end === text.length)
    start -= /[\s\u00a0\u202f]*[,;]?\s*[–—-]?\s*$/u.exec(before())?.[0].length ?? 0;
  else end += /^\s+/u.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end, newText: "" };
}

const JOINED = new RegExp(`^[\\s,;]*(?:${JOINS})(?!\\p{L})`, "iu");
const OPENS_NOTHING =
  /^(?:and|but|so|or|nor|because|which|that|this|it|they|there|who|how|with|than|then|unless|et|mais|ou|donc|car|que|dont|qui|ce|ça|cela|alors|pis|puis|en|y|est|sont)(?!\p{L})|^(?:qu|c)['’]/iu;
const SUBORDINATE =
  /^(?:if|as|when|while|since|after|before|although|though|what|si|comme|quand|lorsque|puisque|parce|depuis|après|avant|bien|pour)(?!\p{L})|^(?:s|lorsqu|puisqu)['’]/iu;
/** Words that want another one behind them. */
const CLOSES_NOTHING =
  /(?<![\p{L}])(?:as|the|a|an|of|to|and|or|but|with|that|our|your|my|their|because|in|on|at|for|from|if|de|du|des|le|la|les|que|et|ou|mais|à|au|aux|comme|car|en|pour|dans|sur|par|avec|si|notre|votre|mon|ma|mes)\s*[.!?…]*$/iu;
const FEWEST_WORDS = 4;

/** Whether what an edit leaves of a sentence can stand by itself, as far as that is seen without grammar; nothing at all can. */
export function leavesSentence(text: string, edit: TextEdit, sentence: Range): boolean {
  const before = text.slice(Math.min(sentence.start, edit.start), edit.start);
  const rest = (before + edit.newText + text.slice(edit.end, Math.max(sentence.end, edit.end))).trim();
  if (!rest) return true;
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < FEWEST_WORDS || /[:,;]\s*[.!?…]?$/.test(rest) || CLOSES_NOTHING.test(rest)) return false;
  const count = (sign: RegExp) => rest.match(sign)?.length ?? 0;
  if (count(/[«“]/g) !== count(/[»”]/g) || count(/"/g) % 2 || count(/\(/g) !== count(/\)/g)) return false;
  // « Franchement, et j'ai … »: an opening word wants its clause.
  const opening = before.trim();
  if (/,$/.test(opening) && (opening.match(/[\p{L}]+/gu)?.length ?? 0) < 3 && JOINED.test(edit.newText + text.slice(edit.end)))
    return false;
  // What the cut has put at the head must open a main clause; what stood there before may only be a lone subordinate clause.
  if (!before.trim()) return SUBJECT.test(rest) || !(OPENS_NOTHING.test(rest) || SUBORDINATE.test(rest));
  return !SUBORDINATE.test(rest) || rest.includes(",");
}

/** From a joining "or" to the end of a threat: without it the demand is left. Undefined where there is none. */
export function withoutMenace(text: string, { start, end }: Range): TextEdit | undefined {
  const words = text.slice(start, end);
  const joint = /[,;]?\s+(?:or(?: else)?|otherwise|sinon|ou(?: bien)?|faute de quoi|à défaut|sans quoi)[\s,]+/iu.exec(words);
  if (!joint || joint.index < FEWEST_WORDS * 3) return undefined;
  return { start: start + joint.index, end, newText: "" };
}
