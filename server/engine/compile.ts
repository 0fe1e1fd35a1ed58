import { parse } from "yaml";
import { automatonBuilder, type Lexicon } from "./automaton-builder.ts";
import { type Item, parsePattern } from "./pattern.ts";
import type { Advice, CompiledRules, FixTemplate, Frame, LanguageRules, MarkExtent } from "./rulebook.ts";
import { tokenize } from "./tokens.ts";
import { LANGUAGES, type Language, type Severity } from "./types.ts";

/** Inflected forms of a lemma by form name; libraries give them at build time. */
export interface Inflector {
  readonly verb: (language: Language, lemma: string) => Readonly<Record<string, readonly string[]>>;
  readonly noun: (language: Language, lemma: string) => readonly string[];
  readonly adjective: (language: Language, lemma: string) => readonly string[];
}

/** Why a rule file was refused: the file, and one sentence. */
export interface RuleProblem {
  readonly file: string;
  readonly message: string;
}

interface ClassSource {
  readonly words?: readonly string[];
  readonly verbs?: readonly string[];
  readonly nouns?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly patterns?: readonly string[];
}
type FixSource = { readonly replace: string } | { readonly delete: "words" | "clause" | "sentence" };
interface FrameSource {
  readonly frame: string;
  readonly mark?: MarkExtent;
  readonly confidence?: number;
  readonly unless?: readonly string[];
  readonly "unless-sentence"?: readonly string[];
  readonly fixes?: readonly FixSource[];
}
interface RuleSource extends Partial<Advice> {
  readonly frames?: readonly (string | FrameSource)[];
  readonly mark?: MarkExtent;
  readonly unless?: readonly string[];
  readonly "unless-sentence"?: readonly string[];
  readonly fixes?: readonly FixSource[];
  readonly insert?: { readonly text: string; readonly tu?: string };
}
interface LanguageSource {
  readonly stopwords: readonly string[];
  readonly borders: readonly string[];
  readonly acronyms: readonly string[];
  readonly cues: Readonly<Record<string, readonly string[]>>;
}

/** Compiles rule files (path relative to `rules/` to YAML text). Never throws: gives what could be read, and the problems. */
export function compileRules(
  files: Readonly<Record<string, string>>,
  inflector: Inflector,
): { readonly rules: CompiledRules; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const read = <T>(file: string, fallback: T): T => {
    const text = files[file];
    if (text === undefined) return fallback;
    try {
      return (parse(text) as T) ?? fallback;
    } catch (error) {
      problems.push({ file, message: (error as Error).message });
      return fallback;
    }
  };
  const order = read<{ rule: string; severity: Severity }[]>("order.yaml", []);
  const advice = { en: {}, fr: {} } as Record<Language, Record<string, Advice>>;
  const languages = {} as Record<Language, Omit<LanguageRules, "reader">>;
  const texts = {} as Record<Language, Record<string, string>>;
  for (const language of LANGUAGES) {
    texts[language] = read(`interface/${language}.yaml`, {});
    languages[language] = compileLanguage({ language, files, read, inflector, problems, advice: advice[language] });
  }
  return { rules: { order, languages, advice, interface: texts }, problems };
}

interface LanguageInput {
  readonly language: Language;
  readonly files: Readonly<Record<string, string>>;
  readonly read: <T>(file: string, fallback: T) => T;
  readonly inflector: Inflector;
  readonly problems: RuleProblem[];
  readonly advice: Record<string, Advice>;
}

function compileLanguage({ language, files, read, inflector, problems, advice }: LanguageInput): Omit<LanguageRules, "reader"> {
  const source = read<LanguageSource>(`languages/${language}.yaml`, { stopwords: [], borders: [], acronyms: [], cues: {} });
  const builder = automatonBuilder(lexiconOf(language, read(`classes/${language}.yaml`, {}), source.borders, inflector));
  const frames: Frame[] = [];
  const inserts: Record<string, { text: string; tu?: string }> = {};

  const addPattern = (pattern: string, file: string, frame: Omit<Frame, "captures">): number => {
    const parsed = parsePattern(pattern);
    if ("problem" in parsed) {
      problems.push({ file, message: `"${pattern}": ${parsed.problem.message} at character ${parsed.problem.offset + 1}.` });
      return -1;
    }
    try {
      return frames.push({ ...frame, captures: builder.add(withMarks(parsed.items)) }) - 1;
    } catch (error) {
      problems.push({ file, message: `"${pattern}": ${(error as Error).message}.` });
      return -1;
    }
  };
  const cancels = (patterns: readonly string[] | undefined, file: string) =>
    (patterns ?? []).map((pattern) => addPattern(pattern, file, plainFrame("cancel"))).filter((id) => id >= 0);

  for (const [cue, patterns] of Object.entries(source.cues))
    for (const pattern of patterns) addPattern(pattern, `languages/${language}.yaml`, plainFrame(`cue:${cue}`));
  for (const file of Object.keys(files).sort()) {
    const [folder = "", name = "", leaf] = file.split("/");
    if ((leaf ?? name) !== `${language}.yaml` || ["languages", "classes", "interface"].includes(folder)) continue;
    const rule = read<RuleSource>(file, {});
    const of = leaf ? `part:${name}` : folder;
    if (!leaf) {
      for (const field of ["message", "why", "instead"] as const)
        if (!rule[field]) problems.push({ file, message: `"${field}" is missing.` });
      advice[folder] = { message: rule.message ?? "", why: rule.why ?? "", instead: rule.instead ?? "" };
      if (rule.insert) inserts[folder] = rule.insert;
    }
    const unless = cancels(rule.unless, file);
    const unlessSentence = cancels(rule["unless-sentence"], file);
    for (const entry of rule.frames ?? []) {
      const frame: FrameSource = typeof entry === "string" ? { frame: entry } : entry;
      addPattern(frame.frame, file, {
        of,
        mark: frame.mark ?? rule.mark ?? (leaf ? "clause" : "words"),
        confidence: frame.confidence ?? 0.8,
        fixes: [...(frame.fixes ?? []), ...(rule.fixes ?? [])].map(fixTemplate),
        unless: [...unless, ...cancels(frame.unless, file)],
        unlessSentence: [...unlessSentence, ...cancels(frame["unless-sentence"], file)],
      });
    }
  }
  return {
    frames,
    automaton: builder.finish(),
    stopwords: source.stopwords,
    borders: source.borders,
    acronyms: source.acronyms,
    inserts,
  };
}

const plainFrame = (of: string): Omit<Frame, "captures"> => ({
  of,
  mark: "words",
  confidence: 1,
  fixes: [],
  unless: [],
  unlessSentence: [],
});

function fixTemplate(fix: FixSource): FixTemplate {
  return "replace" in fix ? { type: "replace", text: fix.replace } : { type: "delete", what: fix.delete };
}

/** A border at either end is read, but not marked. */
function withMarks(items: readonly Item[]): readonly Item[] {
  if (items.some((item) => item.type === "mark")) return items;
  const head = items.findIndex((item) => item.type !== "border");
  const tail = items.findLastIndex((item) => item.type !== "border") + 1;
  return [
    ...items.slice(0, head),
    { type: "mark", open: true },
    ...items.slice(head, tail),
    { type: "mark", open: false },
    ...items.slice(tail),
  ];
}

function lexiconOf(
  language: Language,
  classes: Readonly<Record<string, ClassSource | readonly string[]>>,
  borders: readonly string[],
  inflector: Inflector,
): Lexicon {
  const formsOf = (verb: string, forms: readonly string[]) => {
    const [head = verb, ...rest] = verb.split(" ");
    const all = inflector.verb(language, head);
    const names = forms.length ? forms : Object.keys(all);
    return [...new Set(names.flatMap((name) => all[name] ?? []))].map((form) => [form, ...rest].join(" "));
  };
  const items = (pattern: string): readonly Item[] => {
    const parsed = parsePattern(pattern);
    if ("problem" in parsed) throw new Error(`"${pattern}": ${parsed.problem.message}`);
    return parsed.items;
  };
  return {
    borders,
    formsOf,
    cut: (word) => tokenize(word, language).word,
    membersOf(name, forms) {
      const found = classes[name];
      if (!found) return undefined;
      const source: ClassSource = Array.isArray(found) ? { patterns: found } : (found as ClassSource);
      const verbs = source.verbs ?? [];
      const patterned = verbs.filter((verb) => /[<(|?]/.test(verb));
      const words = [
        ...(source.words ?? []),
        ...verbs.filter((verb) => !patterned.includes(verb)).flatMap((verb) => formsOf(verb, forms)),
        ...(source.nouns ?? []).flatMap((noun) => inflector.noun(language, noun)),
        ...(source.adjectives ?? []).flatMap((adjective) => inflector.adjective(language, adjective)),
      ];
      const runs = [
        ...(source.patterns ?? []).map(items),
        ...patterned.map((verb) => {
          const [head = "", ...rest] = verb.split(" ");
          return [{ type: "word", word: head, forms }, ...items(rest.join(" "))] as readonly Item[];
        }),
      ];
      return { words, runs };
    },
  };
}
