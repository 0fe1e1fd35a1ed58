import { parse } from "yaml";
import type { Language, Severity } from "../../server/engine/types.ts";
import { type MarkedExample, PART_MARKS, type PartExample, RULE_MARKS, type RuleExample, readMarked } from "./examples.ts";

interface RuleFile {
  readonly message: string;
  readonly why: string;
  readonly instead: string;
  readonly insert?: { readonly text: string; readonly tu?: string };
  readonly examples?: readonly RuleExample[];
}

/** The words that stand around what the rule files say. */
interface Words {
  readonly title: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly why: string;
  readonly instead: string;
  readonly marks: string;
  readonly leaves: string;
  readonly has: string;
  readonly lacks: string;
  readonly inserts: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: "English",
    severity: { error: "Shown as an error.", warning: "Shown as a warning.", information: "Shown as information." },
    why: "Why",
    instead: "Instead",
    marks: "It marks the words in bold; after an arrow, what the first fix leaves:",
    leaves: "It leaves alone:",
    has: "Words in bold such as these are enough:",
    lacks: "These are not:",
    inserts: "Its fix inserts:",
  },
  fr: {
    title: "Français",
    severity: { error: "Affichée comme erreur.", warning: "Affichée comme avertissement.", information: "Affichée comme information." },
    why: "Pourquoi",
    instead: "Plutôt",
    marks: "Elle marque les mots en gras ; après la flèche, ce que laisse la première correction :",
    leaves: "Elle ne dit rien de :",
    has: "Des mots comme ceux en gras suffisent :",
    lacks: "Ceux-ci ne suffisent pas :",
    inserts: "Sa correction insère :",
  },
};

/** Every page of `docs/rules/` by file name, from the rule files by path below `rules/`. */
export function rulePages(files: Readonly<Record<string, string>>): Record<string, string> {
  const order = parse(files["order.yaml"] ?? "[]") as { rule: string; severity: Severity }[];
  const pages: Record<string, string> = { "README.md": indexPage(order, files) };
  for (const { rule, severity } of order) {
    const languages = (["en", "fr"] as const).map((language) => section(rule, severity, language, files));
    pages[`${rule}.md`] = [`# ${rule}`, ...languages.flat()].join("\n\n").concat("\n");
  }
  return pages;
}

function indexPage(order: readonly { readonly rule: string }[], files: Readonly<Record<string, string>>): string {
  const lines = order.map(({ rule }) => {
    const [en, fr] = (["en", "fr"] as const).map((language) => messageOf(ruleFile(rule, language, files)));
    return `- [${rule}](${rule}.md): ${en} / ${fr}`;
  });
  return `# Rules / Règles\n\n${lines.join("\n")}\n`;
}

/** What a rule's page says in one language, paragraph by paragraph. */
function section(rule: string, severity: Severity, language: Language, files: Readonly<Record<string, string>>): string[] {
  const words = WORDS[language];
  const file = ruleFile(rule, language, files);
  const inserts = [...new Set([file.insert?.text, file.insert?.tu])].filter((text) => text !== undefined).map(plain);
  const { bad, ok, has, lacks } = sorted([...(file.examples ?? []), ...partExamples(rule, language, files)]);
  return [
    `## ${words.title}`,
    `${messageOf(file)} ${words.severity[severity]}`,
    `**${words.why}.** ${plain(file.why)}`,
    `**${words.instead}.** ${plain(file.instead)}`,
    ...list(words.marks, bad),
    ...list(words.leaves, ok),
    ...list(words.inserts, inserts),
    ...list(words.has, has),
    ...list(words.lacks, lacks),
  ];
}

const ruleFile = (rule: string, language: Language, files: Readonly<Record<string, string>>) =>
  parse(files[`${rule}/${language}.yaml`] ?? "{}") as RuleFile;

const messageOf = ({ message }: RuleFile) => plain(message.replace(/\{[a-z]+\}/g, "…"));

/** A `missing-…` rule asks for a part; its examples are those of the part. */
function partExamples(rule: string, language: Language, files: Readonly<Record<string, string>>): readonly PartExample[] {
  const name = /^missing-(.+)/.exec(rule)?.[1];
  if (!name) return [];
  const parts = name === "commitment" ? ["contract", "refund"] : [name];
  return parts.flatMap((part) => (parse(files[`parts/${part}/${language}.yaml`] ?? "{}") as { examples?: PartExample[] }).examples ?? []);
}

/** Examples by what they show, each as Markdown and none twice. */
function sorted(examples: readonly (RuleExample | PartExample)[]): Record<"bad" | "ok" | "has" | "lacks", readonly string[]> {
  const by = { bad: new Set<string>(), ok: new Set<string>(), has: new Set<string>(), lacks: new Set<string>() };
  for (const example of examples) {
    if ("bad" in example) {
      const fixed = example.good === undefined ? "" : ` → ${plain(example.good)}`;
      by.bad.add(bold(readMarked(example.bad, RULE_MARKS)) + fixed);
    } else if ("ok" in example) by.ok.add(plain(example.ok));
    else if ("has" in example) by.has.add(bold(readMarked(example.has, PART_MARKS)));
    else by.lacks.add(plain(example.lacks));
  }
  return { bad: [...by.bad], ok: [...by.ok], has: [...by.has], lacks: [...by.lacks] };
}

const list = (title: string, lines: readonly string[]) => (lines.length ? [title, lines.map((line) => `- ${line}`).join("\n")] : []);

/** Asterisks make nothing bold beside a word and an exclamation mark, a tag does. */
const bold = ({ text, start, end }: MarkedExample) =>
  `${plain(text.slice(0, start))}<b>${plain(text.slice(start, end))}</b>${plain(text.slice(end))}`;

const plain = (text: string) => text.replace(/[\\`*_<>[\]]/g, "\\$&");
