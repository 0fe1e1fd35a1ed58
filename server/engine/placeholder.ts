import type { FindingsContext } from "./findings.ts";
import { interfaceText } from "./interface-text.ts";
import { remarkOf } from "./remark.ts";
import type { LanguageRules } from "./rulebook.ts";
import type { Finding, Fix, Range } from "./types.ts";

/** What a template leaves to be filled in. Brackets and braces hold words; rows of X and of lines stand for what is not known yet. */
const HOLE =
  /\[[^[\]\n]{1,60}\]|\{\{[^{}\n]{1,60}\}\}|(?<![$\p{L}])\{[\p{L}_][^{}\n]{0,40}\}|<<[^<>\n]{1,60}>>|<\p{L}[\p{L}'’ _-]{1,40}>|\$\{[^{}\n]{1,60}\}|%[A-Z_]{3,30}%|_{3,}|(?<![\p{L}\p{N}])(?:[Xx]{2,}(?:[/.-][Xx]{2,}){1,2}|XX+)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:DD|MM|JJ)[/.-](?:MM|DD)[/.-](?:YYYY|YY|AAAA|AA)(?![\p{L}\p{N}])/gu;
const BRACKETED = /^[[{<$%]/;
/** Words in brackets that no template asks for: "[sic]", "[...]", "[1]". */
const SPOKEN = /^\[(?:sic|…|\.\.\.|\d+|x| )\]$/i;

/** Where a block still has the holes of a template. */
export function holesIn(text: string, { asks, names, choices }: LanguageRules["templates"]): Range[] {
  const known = wordsOf([...asks, ...names]);
  const holes: Range[] = [];
  for (const { index, 0: words } of text.matchAll(HOLE)) {
    if (SPOKEN.test(words)) continue;
    // In square brackets a writer may set an aside; a template names there what belongs there.
    if (words.startsWith("[") && words.replaceAll("_", " ").search(known) < 0 && !/^\[(?:[\p{Lu}\d_ .•●-]+|[•●xX_.… ]+)\]$/u.test(words))
      continue;
    holes.push({ start: index, end: index + words.length });
  }
  for (const { index, 0: words } of text.matchAll(wordsOf(choices.flatMap(({ either }) => either))))
    holes.push({ start: index, end: index + words.length });
  return holes.sort((a, b) => a.start - b.start).filter(({ start }, i, all) => i === 0 || start >= (all[i - 1] as Range).end);
}

/** Finds any of some words, whole and in any case. Lists of words come with the rules, and stay as they are. */
function wordsOf(words: readonly string[]): RegExp {
  const key = words.join("|");
  const pattern = patterns.get(key) ?? patternOf(words);
  patterns.set(key, pattern);
  return pattern;
}

const patterns = new Map<string, RegExp>();

const patternOf = (words: readonly string[]) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}/])(?:${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})(?![\\p{L}\\p{N}/])`,
    "giu",
  );

/** A remark on each hole. A name is filled from the To header, a choice such as "Sir/Madam" by its plain form. */
export function placeholders(context: FindingsContext): Finding[] {
  return context.blocks.flatMap(({ holes }, block) =>
    holes.map((hole) => {
      const text = (context.letter.blocks[block]?.text ?? "").slice(hole.start, hole.end);
      return remarkOf(context, {
        rule: "placeholder",
        block,
        ...hole,
        values: { words: text },
        fixes: [fillingOf(context, text)].filter((words) => words !== undefined).map((words) => replacing(context, block, hole, words)),
      });
    }),
  );
}

function fillingOf({ letter, rules, language }: FindingsContext, hole: string): string | undefined {
  const { choices, names } = rules.languages[language].templates;
  const choice = choices.find(({ either }) => either.some((form) => form.toLowerCase() === hole.toLowerCase()));
  if (choice) return choice.plain;
  const asksForName = BRACKETED.test(hole) && hole.replaceAll("_", " ").search(wordsOf(names)) >= 0;
  const name = /^\s*"?([^"<@,]+?)"?\s*<[^<>]+>\s*$/.exec(letter.to ?? "")?.[1];
  return asksForName ? name : undefined;
}

function replacing({ rules, locale }: FindingsContext, block: number, range: Range, newText: string): Fix {
  return {
    title: interfaceText(rules, locale, "fix.replace", { text: newText }),
    safe: false,
    edits: [{ type: "replace", block, ...range, newText }],
  };
}
