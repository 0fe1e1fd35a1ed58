// Rule files of ten times as many frames: each rule, part and cue nine times more, in other words.
import { parse, stringify } from "yaml";

const COPIES = "bcdefghij";
/** Words as frequent as these carry grammar ("you", "not", "vous", "le") and stay as they are. */
const GRAMMAR = 100;
/** A word gives way to one of so many neighbours by frequency, so that letters run into a copy as often as into its original. */
const NEIGHBOURS = 50;

const LEXEME = /<([a-z-]+)((?::[a-z,]+)?>)|([a-z]+=)|([\p{L}][\p{L}'’-]*)(~[a-z,]*)?/gu;

/** `counts` has the words of many texts of a language by how often they stand there. */
function substituteFor(counts, inflect) {
  const ranked = [...counts.keys()]
    .filter((word) => /^\p{L}{2,}$/u.test(word))
    .sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  const grammar = new Set([...ranked.slice(0, GRAMMAR), ...[...counts.keys()].filter((word) => word.length === 1)]);
  const pool = (words) => ({ words, rank: new Map(words.map((word, i) => [word, i])) });
  const formsOf = (word) => {
    try {
      return Object.values(inflect(word)).flat();
    } catch {
      return [];
    }
  };
  const frequency = (word) => formsOf(word).reduce((sum, form) => sum + (counts.get(form) ?? 0), 0);
  const content = ranked.slice(GRAMMAR);
  const verbs = content.filter((word) => new Set(formsOf(word).filter((form) => counts.get(form) > 1)).size > 2);
  const all = pool(content);
  const verbal = pool(
    verbs
      .map((word) => [word, frequency(word)])
      .sort((a, b) => b[1] - a[1])
      .map(([word]) => word),
  );
  return (word, copy, verb = false) => {
    if (grammar.has(word) || !/\p{L}{2}/u.test(word)) return word;
    const { words, rank } = verb ? verbal : all;
    // A word that stands in none of the texts gives way to a rare one.
    const at =
      rank.get(word) ?? words.length - 1 - ([...word].reduce((sum, sign) => sum * 31 + sign.codePointAt(0), 7) % (words.length >> 1));
    const first = at - (at % NEIGHBOURS);
    const width = Math.min(NEIGHBOURS, words.length - first);
    return words[first + ((at - first + (copy + 1) * 5) % width)];
  };
}

/** Rule files with the copies among them. What a copy finds is `of` the original's name with a dash and a letter. */
export function copiedRules(files, { counts, inflector }) {
  const copied = { ...files };
  for (const language of ["en", "fr"]) {
    const substitute = substituteFor(counts[language], (word) => inflector.verb(language, word));
    const classFile = `classes/${language}.yaml`;
    const classes = parse(files[classFile]);
    const words = (text, copy, verb) => text.replace(/[\p{L}'’-]+/gu, (word) => substitute(word, copy, verb));
    const pattern = (text, copy) =>
      text.replace(LEXEME, (whole, name, rest, capture, word, forms) => {
        if (name) return classes[name] && !shared.has(name) ? `<${name}-${COPIES[copy]}${rest}` : whole;
        return capture ?? substitute(word, copy, forms !== undefined) + (forms ?? "");
      });
    const verb = (text, copy) =>
      text.replace(/^\p{L}+/u, (head) => substitute(head, copy, true)).replace(/ .*/u, (rest) => pattern(rest, copy));
    const copyOf = (content, copy) =>
      Array.isArray(content)
        ? content.map((text) => pattern(text, copy))
        : Object.fromEntries(
            Object.entries(content).map(([kind, list]) => [
              kind,
              list.map((text) => (kind === "patterns" ? pattern(text, copy) : kind === "verbs" ? verb(text, copy) : words(text, copy))),
            ]),
          );
    // A class of grammar alone, such as <client> or <we>, is shared by a rule and its copies.
    const shared = new Set();
    for (const [name, content] of Object.entries(classes))
      if (JSON.stringify(copyOf(content, 0)) === JSON.stringify(content)) shared.add(name);
    const frame = (entry, copy) =>
      typeof entry === "string" ? pattern(entry, copy) : { ...entry, frame: pattern(entry.frame, copy), ...cancels(entry, copy) };
    const cancels = (rule, copy) =>
      Object.fromEntries(
        ["unless", "unless-sentence"].filter((key) => rule[key]).map((key) => [key, rule[key].map((text) => pattern(text, copy))]),
      );
    const languageFile = parse(files[`languages/${language}.yaml`]);
    const cues = { ...languageFile.cues };
    const allClasses = { ...classes };
    [...COPIES].forEach((letter, copy) => {
      for (const [name, content] of Object.entries(classes)) if (!shared.has(name)) allClasses[`${name}-${letter}`] = copyOf(content, copy);
      for (const [cue, patterns] of Object.entries(languageFile.cues))
        cues[`${cue}-${letter}`] = patterns.map((text) => pattern(text, copy));
      for (const [path, text] of Object.entries(files)) {
        const folder = new RegExp(`^(?!classes/|languages/|interface/)(.+)/${language}\\.yaml$`).exec(path)?.[1];
        const rule = folder && parse(text);
        if (!rule?.frames) continue;
        const { examples: _, insert: __, ...rest } = rule;
        copied[`${folder}-${letter}/${language}.yaml`] = stringify({
          ...rest,
          ...cancels(rule, copy),
          frames: rule.frames.map((entry) => frame(entry, copy)),
        });
      }
    });
    copied[classFile] = stringify(allClasses);
    copied[`languages/${language}.yaml`] = stringify({ ...languageFile, cues });
  }
  return copied;
}

/** Compiled rules in which copies of rules and parts find what their originals find; a cue's copy stays apart, as it decides on the kind. */
export function claimedByOriginals({ languages, ...rest }) {
  const original = (of) => (of.startsWith("cue:") ? of : of.replace(/-[b-j]$/, ""));
  const claimed = Object.entries(languages).map(([language, rules]) => [
    language,
    { ...rules, frames: rules.frames.map((frame) => ({ ...frame, of: original(frame.of) })) },
  ]);
  return { ...rest, languages: Object.fromEntries(claimed) };
}
