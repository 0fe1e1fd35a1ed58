/**
 * The small language of frames. A frame is a run of items in one sentence:
 *
 *     word           the word itself, as the tokenizer cuts it ("don't" is `do not`)
 *     pay~  pay~pp   every form of a verb, or the named forms only
 *     <class>  <class:past,pp>   any member of a word class
 *     ( a | b c )    one of several runs
 *     item?  item*   may be missing; up to three times
 *     ..  ..5        a gap of up to three (five) words that crosses no clause border
 *     ^  $           a clause border before, after; ^^ and $$ the sentence's
 *     [ … ]          the words to mark, where that is not the whole frame
 *     name=item      remembered for fixes, which write {name}
 */
export type Item =
  | { readonly type: "word"; readonly word: string; readonly forms?: readonly string[] }
  | { readonly type: "class"; readonly name: string; readonly forms: readonly string[] }
  | { readonly type: "any"; readonly of: readonly (readonly Item[])[] }
  | { readonly type: "repeat"; readonly item: Item; readonly min: number; readonly max: number }
  | { readonly type: "gap"; readonly max: number }
  | { readonly type: "border"; readonly name: "border" | "sentence-start" | "sentence-end" }
  | { readonly type: "mark"; readonly open: boolean }
  | { readonly type: "capture"; readonly name: string; readonly item: Item };

/** A pattern that can't be read: what is wrong and the UTF-16 offset in the pattern. */
export interface PatternProblem {
  readonly message: string;
  readonly offset: number;
}

const LEXEME = /\s+|(\^\^?|\$\$?)|([()|[\]?*])|\.\.(\d*)|<([a-z-]+)(?::([a-z,]+))?>|([a-z]+)=|([^\s()|[\]<>^$=?*]+)/gu;

interface Lexeme {
  readonly offset: number;
  readonly match: RegExpExecArray;
}

/** Reads a frame. Never throws: gives the items or the first problem. */
export function parsePattern(pattern: string): { readonly items: readonly Item[] } | { readonly problem: PatternProblem } {
  const lexemes: Lexeme[] = [];
  let offset = 0;
  for (const match of pattern.matchAll(LEXEME)) {
    if (match.index !== offset) return { problem: { message: `unexpected "${pattern.charAt(offset)}"`, offset } };
    offset += match[0].length;
    if (match[0].trim()) lexemes.push({ offset: match.index, match });
  }
  if (offset !== pattern.length) return { problem: { message: `unexpected "${pattern.charAt(offset)}"`, offset } };
  let at = 0;

  function sequence(): Item[] {
    const items: Item[] = [];
    while (at < lexemes.length && lexemes[at]?.match[2] !== ")" && lexemes[at]?.match[2] !== "|") items.push(item());
    return items;
  }

  function item(): Item {
    const lexeme = lexemes[at++];
    if (!lexeme) throw { message: "the pattern ends too early", offset: pattern.length };
    const [, border, sign, gap, className, forms, name, word] = lexeme.match;
    if (border) return { type: "border", name: border.length === 1 ? "border" : border === "^^" ? "sentence-start" : "sentence-end" };
    if (sign === "[" || sign === "]") return { type: "mark", open: sign === "[" };
    if (gap !== undefined) return { type: "gap", max: gap ? Number(gap) : 3 };
    if (name) return { type: "capture", name, item: item() };
    let atom: Item;
    if (className) atom = { type: "class", name: className, forms: forms ? forms.split(",") : [] };
    else if (word) {
      const [stem = "", wanted] = word.split("~");
      atom = wanted === undefined ? { type: "word", word } : { type: "word", word: stem, forms: wanted ? wanted.split(",") : [] };
    } else if (sign === "(") {
      const of = [sequence()];
      while (lexemes[at]?.match[2] === "|") {
        at++;
        of.push(sequence());
      }
      if (lexemes[at++]?.match[2] !== ")") throw { message: 'a "(" is not closed', offset: lexeme.offset };
      atom = { type: "any", of };
    } else throw { message: `"${lexeme.match[0]}" stands where a word was expected`, offset: lexeme.offset };
    const quantifier = lexemes[at]?.match[2];
    if (quantifier === "?" || quantifier === "*") {
      at++;
      return { type: "repeat", item: atom, min: 0, max: quantifier === "?" ? 1 : 3 };
    }
    return atom;
  }

  try {
    const items = sequence();
    const rest = lexemes[at];
    if (rest) return { problem: { message: `"${rest.match[0]}" closes nothing`, offset: rest.offset } };
    return { items };
  } catch (problem) {
    return { problem: problem as PatternProblem };
  }
}
