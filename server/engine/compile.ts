import { automatonBuilder, type Lexicon } from "./automaton-builder.ts";
import { type Item, type PatternProblem, parsePattern } from "./pattern.ts";
import { shapeOf } from "./rule-shapes.ts";
import { type Path, type RuleProblem, type RuleSource, readSource } from "./rule-source.ts";
import type { Advice, CompiledRules, FixTemplate, Frame, LanguageRules, MarkExtent } from "./rulebook.ts";
import { tokenize } from "./tokens.ts";
import { LANGUAGES, type Language, type Severity } from "./types.ts";

/** Inflected forms of a lemma by form name; libraries give them at build time. */
export interface Inflector {
  readonly verb: (language: Language, lemma: string) => Readonly<Record<string, readonly string[]>>;
  readonly noun: (language: Language, lemma: string) => readonly string[];
  readonly adjective: (language: Language, lemma: string) => readonly string[];
}

/** A rule file as the compiler takes it: its value once its shape is known to be right, else the fallback. */
interface ReadFile<T> {
  readonly value: T;
  readonly problemAt: RuleSource["problemAt"];
}
type Read = <T>(file: string, fallback: T) => ReadFile<T>;

interface ClassSource {
  readonly words?: readonly string[];
  readonly verbs?: readonly string[];
  readonly nouns?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly patterns?: readonly string[];
}
type Classes = Readonly<Record<string, ClassSource | readonly string[]>>;
type FixSource = { readonly replace: string } | { readonly sentence: string } | { readonly delete: "words" | "clause" | "sentence" };
interface FrameSource {
  readonly frame: string;
  readonly mark?: MarkExtent;
  readonly confidence?: number;
  readonly unless?: readonly string[];
  readonly "unless-sentence"?: readonly string[];
  readonly fixes?: readonly FixSource[];
}
interface RuleContent extends Partial<Advice> {
  readonly frames?: readonly (string | FrameSource)[];
  readonly mark?: MarkExtent;
  readonly unless?: readonly string[];
  readonly "unless-sentence"?: readonly string[];
  readonly fixes?: readonly FixSource[];
  readonly insert?: { readonly text: string; readonly tu?: string };
  readonly limit?: number;
  readonly forms?: Readonly<Record<string, string>>;
}
interface LanguageContent extends Pick<LanguageRules, "stopwords" | "borders" | "acronyms" | "calendar" | "templates"> {
  readonly cues: Readonly<Record<string, readonly string[]>>;
}

export type { RuleProblem } from "./rule-source.ts";

/** Compiles rule files (path relative to `rules/` to YAML text). Never throws: gives what could be read, and the problems. */
export function compileRules(
  files: Readonly<Record<string, string>>,
  inflector: Inflector,
): { readonly rules: CompiledRules; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const read: Read = <T>(file: string, fallback: T) => {
    const source = readSource(file, files[file] ?? "", shapeOf(file));
    problems.push(...source.problems);
    return { value: source.problems.length ? fallback : (source.value as T), problemAt: source.problemAt };
  };
  const order = read<{ rule: string; severity: Severity }[]>("order.yaml", []).value;
  const advice = { en: {}, fr: {} } as Record<Language, Record<string, Advice>>;
  const languages = {} as Record<Language, Omit<LanguageRules, "reader">>;
  const texts = {} as Record<Language, Record<string, string>>;
  for (const language of LANGUAGES) {
    texts[language] = read<Record<string, string>>(`interface/${language}.yaml`, {}).value;
    languages[language] = compileLanguage({ language, files, read, inflector, problems, advice: advice[language] });
  }
  return { rules: { order, languages, advice, interface: texts }, problems };
}

interface LanguageInput {
  readonly language: Language;
  readonly files: Readonly<Record<string, string>>;
  readonly read: Read;
  readonly inflector: Inflector;
  readonly problems: RuleProblem[];
  readonly advice: Record<string, Advice>;
}

function compileLanguage({ language, files, read, inflector, problems, advice }: LanguageInput): Omit<LanguageRules, "reader"> {
  const languageFile = read<LanguageContent>(`languages/${language}.yaml`, NO_LANGUAGE);
  const { cues, ...source } = languageFile.value;
  const classFile = read<Classes>(`classes/${language}.yaml`, {});
  problems.push(...classProblems(classFile));
  const builder = automatonBuilder(lexiconOf(language, classFile.value, languageFile.value, inflector));
  const frames: Frame[] = [];
  const inserts: Record<string, { text: string; tu?: string }> = {};
  const fixes: Record<string, readonly FixTemplate[]> = {};
  const limits: Record<string, number> = {};
  const forms: Record<string, Readonly<Record<string, string>>> = {};

  const addPattern = (pattern: string, { file, path }: Place, frame: Omit<Frame, "captures">): number => {
    const parsed = parsePattern(pattern);
    if ("problem" in parsed) {
      problems.push(brokenPattern(file, path, pattern, parsed.problem));
      return -1;
    }
    try {
      return frames.push({ ...frame, captures: builder.add(withMarks(parsed.items)) }) - 1;
    } catch (error) {
      const { message } = error as Error;
      const [name] = /<[a-z-]+/.exec(message) ?? [];
      problems.push(brokenPattern(file, path, pattern, { message, offset: Math.max(0, name ? pattern.indexOf(name) : 0) }));
      return -1;
    }
  };
  const cancels = (patterns: readonly string[] | undefined, { file, path }: Place) =>
    (patterns ?? []).map((pattern, i) => addPattern(pattern, { file, path: [...path, i] }, plainFrame("cancel"))).filter((id) => id >= 0);

  for (const [cue, patterns] of Object.entries(cues))
    patterns.forEach((pattern, i) => {
      addPattern(pattern, { file: languageFile, path: ["cues", cue, i] }, plainFrame(`cue:${cue}`));
    });
  for (const path of Object.keys(files).sort()) {
    const [folder = "", name = "", leaf] = path.split("/");
    if ((leaf ?? name) !== `${language}.yaml` || ["languages", "classes", "interface"].includes(folder)) continue;
    const file = read<RuleContent>(path, {});
    const rule = file.value;
    const of = leaf ? `part:${name}` : folder;
    if (!leaf) {
      advice[folder] = { message: rule.message ?? "", why: rule.why ?? "", instead: rule.instead ?? "" };
      if (rule.insert) inserts[folder] = rule.insert;
      if (rule.fixes) fixes[folder] = rule.fixes.map(fixTemplate);
      if (rule.limit) limits[folder] = rule.limit;
      if (rule.forms) forms[folder] = rule.forms;
    }
    const unless = cancels(rule.unless, { file, path: ["unless"] });
    const unlessSentence = cancels(rule["unless-sentence"], { file, path: ["unless-sentence"] });
    rule.frames?.forEach((entry, i) => {
      const at: Path = ["frames", i];
      const frame: FrameSource = typeof entry === "string" ? { frame: entry } : entry;
      addPattern(
        frame.frame,
        { file, path: typeof entry === "string" ? at : [...at, "frame"] },
        {
          of,
          mark: frame.mark ?? rule.mark ?? (leaf ? "clause" : "words"),
          confidence: frame.confidence ?? 0.8,
          fixes: (frame.fixes ?? []).map(fixTemplate),
          unless: [...unless, ...cancels(frame.unless, { file, path: [...at, "unless"] })],
          unlessSentence: [...unlessSentence, ...cancels(frame["unless-sentence"], { file, path: [...at, "unless-sentence"] })],
        },
      );
    });
  }
  return { ...source, frames, automaton: builder.finish(), inserts, fixes, limits, forms };
}

const NO_LANGUAGE: LanguageContent = {
  stopwords: [],
  borders: [],
  acronyms: [],
  calendar: { months: [], weekdays: [] },
  templates: { asks: [], names: [], choices: [] },
  cues: {},
};

interface Place {
  readonly file: Pick<ReadFile<unknown>, "problemAt">;
  readonly path: Path;
}

function brokenPattern({ problemAt }: Place["file"], path: Path, pattern: string, { message, offset }: PatternProblem): RuleProblem {
  return problemAt(path, `"${pattern}": ${message}.`, offset);
}

/** Patterns of word classes that can't be read: told here once, not at each frame that names the class. */
function classProblems(file: ReadFile<Classes>): RuleProblem[] {
  return Object.entries(file.value).flatMap(([name, content]) => {
    const [patterns, path]: [readonly string[], Path] = isList(content) ? [content, [name]] : [content.patterns ?? [], [name, "patterns"]];
    return patterns.flatMap((pattern, i) => {
      const parsed = parsePattern(pattern);
      return "problem" in parsed ? [brokenPattern(file, [...path, i], pattern, parsed.problem)] : [];
    });
  });
}

const isList = (content: ClassSource | readonly string[]): content is readonly string[] => Array.isArray(content);

const plainFrame = (of: string): Omit<Frame, "captures"> => ({
  of,
  mark: "words",
  confidence: 1,
  fixes: [],
  unless: [],
  unlessSentence: [],
});

function fixTemplate(fix: FixSource): FixTemplate {
  if ("replace" in fix) return { type: "replace", what: "words", text: fix.replace };
  return "sentence" in fix ? { type: "replace", what: "sentence", text: fix.sentence } : { type: "delete", what: fix.delete };
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

function lexiconOf(language: Language, classes: Classes, { borders, stopwords }: LanguageContent, inflector: Inflector): Lexicon {
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
    stopwords,
    formsOf(verb, forms) {
      const found = formsOf(verb, forms);
      if (!found.length) throw new Error(`"${verb}~${forms}" has no forms`);
      return found;
    },
    cut: (word) => tokenize(word, language).word,
    membersOf(name, forms) {
      const found = classes[name];
      if (!found) return undefined;
      const source: ClassSource = isList(found) ? { patterns: found } : found;
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
