import { setNamed } from "../../test/score/sets.mjs";
import type { FirstSight } from "../score/records.mjs";
import type { Score } from "../score/report.mjs";
import { type CurvePoint, curvePicture, shareName } from "./picture.ts";

export interface PeersFile {
  readonly versions: Readonly<Record<string, string>>;
  readonly sets: Readonly<Record<string, PeerSet>>;
}

interface PeerSet {
  readonly letters: number;
  readonly marks: number;
  readonly linters: Readonly<
    Record<string, { readonly remarks: number; readonly precision: number | null; readonly recall: number | null }>
  >;
}

export interface AccuracyData {
  readonly scores: Readonly<Record<string, Score>>;
  readonly firstSight: readonly FirstSight[];
  readonly curve: readonly CurvePoint[];
  readonly peers: PeersFile;
}

/** The files below docs/ that are made from the scores. */
export const accuracyFiles = (data: AccuracyData): Record<string, string> => ({
  "accuracy.md": accuracyPage(data),
  "pictures/learning-curve.svg": curvePicture(data.curve),
});

const LANGUAGES: Readonly<Record<string, string>> = { en: "English", fr: "French" };
const languageName = (language: string) => LANGUAGES[language] ?? language;
const WORDINGS = ["ordinary", "fresh", "development"];

const share = (value: number | null) => value?.toFixed(2) ?? "–";

/** A Markdown table, its columns as wide as they need to be in the source. The first `texts` columns stand left. */
function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const widths = head.map((name, column) => Math.max(3, name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column < texts ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number);
  const line = (row: readonly string[]) => `| ${row.map(pad).join(" | ")} |`;
  const rule = widths.map((width, column) => (column < texts ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

function accuracyPage({ scores, firstSight, curve, peers }: AccuracyData): string {
  const sets = Object.entries(scores)
    .map(([name, score]) => ({ ...setNamed(name), score }))
    .sort((a, b) => WORDINGS.indexOf(a.wording) - WORDINGS.indexOf(b.wording));
  const languages = [...new Set(sets.map(({ language }) => language))].sort();
  return [
    "# Accuracy",
    "How often Parting Words is right, and how much it misses, on marked letters. `npm run docs` writes this page from the data files beside the letters and the benches; a test fails when the two differ, or when the letters score otherwise than is recorded.",
    WHAT_IS_MEASURED,
    HOW_FAR_TO_TRUST,
    "## At first sight",
    "What each set of letters scored on the day it came, before anybody had looked at what went wrong.",
    firstSightTable(firstSight),
    "## Today",
    "All sets, with the reader and the rules as they are now. _Parts_ and _missing_ are F1. _Kind_ counts the documents that are taken for what they are, _in peace_ the other documents that have no remark, _clean_ the exemplary letters whose words have no remark.",
    table(
      ["set", "language", "letters", "precision", "recall", "F1", "parts", "missing", "kind", "in peace", "clean"],
      sets.map(({ name, language, score }) => [
        name,
        languageName(language),
        String(score.letters),
        ...[score.problems.precision, score.problems.recall, score.problems.f1, score.parts.f1, score.missing.f1].map(share),
        score.kind,
        score.silentElsewhere,
        score.exemplaryClean,
      ]),
      2,
    ),
    ...languages.flatMap((language) => ruleTable(language, sets)),
    "## The learning curve",
    "Would more examples help? The reader was trained on a sixteenth, an eighth, a quarter and a half of the examples (letters and single sentences, chosen by a hash of their words) and on all of them. Every other piece, such as the hand-made frames, is the same at each point. The sets of one language and wording are counted together; development letters are left out.",
    "![F1 of problems and of parts, rising with the share of the examples](pictures/learning-curve.svg)",
    "The data is in [test/bench/curve.json](../test/bench/curve.json), made by `npm run curve`:",
    curveTable(curve),
    ...peersSection(peers),
    COMMANDS,
  ]
    .join("\n\n")
    .concat("\n");
}

const WHAT_IS_MEASURED = `## What is measured, and how

The letters in \`test/letters/\` carry marks: around words that a careful editor would ask the writer to change (_problems_), and around words that do one of the jobs of a good letter (_parts_). [The guidelines](../test/letters/GUIDELINES.md) say what each mark means and which one wins where two could stand. \`npm run score\` takes the marks out, has the command line check the plain letters, and holds what it says against the marks.

- A remark is right if it names the problem that is marked, and if the two share at least half of the shorter one and a fifth of the longer one. For shouting it is enough that they overlap.
- _Precision_ is the share of the remarks that are right. _Recall_ is the share of the marks that a remark has found. _F1_ is their harmonic mean.
- Parts are measured in the same way. _Missing_ is about the letter as a whole: whether it says that a part is missing exactly where none is marked.
- Mail to clients, contracts and other documents stand among the letters. They carry no marks, and should have no remark at all.

An _ordinary_ set has letters worded as most people word them; a _fresh_ set has unusual trades, dialect, irony and turns of phrase that are seldom or never among the examples. The sets \`en\` and \`fr\` are development letters.`;

const HOW_FAR_TO_TRUST = `## How far to trust these figures

The reader has learned from none of these letters. That is not to say that nobody has looked at them: the sets \`en\` and \`fr\` are development letters, on which rules were tried while they were made, and thresholds were chosen while looking at the scores of the earlier sets. Today's figures are therefore kinder than a letter of yours would be. Only the figures at first sight are of letters that nobody had tuned anything to.

The letters were written for this project, and none comes from a real mailbox. The sets are small: a set has some thirty letters, and a rule has often no more than ten marks in it, so that one mark is a tenth of its recall. A difference of a few hundredths between two sets says little. And editors differ: a second person would not set every mark where the first one did.`;

function firstSightTable(entries: readonly FirstSight[]): string {
  if (!entries.length) return "No set has been scored at first sight yet.";
  return table(
    ["set", "language", "wording", "date", "precision", "recall", "F1", "parts", "missing", "kind"],
    entries.map(({ batch, language, wording, date, problems, parts, missing, kind }) => [
      batch,
      languageName(language),
      wording,
      date,
      ...[problems.precision, problems.recall, problems.f1, parts.f1, missing.f1].map(share),
      kind,
    ]),
    4,
  );
}

/** A row a rule and a column a set of one language. */
function ruleTable(
  language: string,
  all: readonly { readonly name: string; readonly language: string; readonly score: Score }[],
): string[] {
  const sets = all.filter((set) => set.language === language);
  const names = [...new Set(sets.flatMap(({ score }) => Object.keys(score.by)))].sort();
  const isPart = (name: string) => name.startsWith("part:");
  const isMissing = (name: string) => name.startsWith("missing-");
  const rules = [...names.filter((name) => !isPart(name) && !isMissing(name)), ...names.filter(isPart), ...names.filter(isMissing)];
  const cell = (score: Score, rule: string) => {
    const counted = score.by[rule];
    if (!counted || (!counted.marks && !counted.findings)) return "–";
    return `${share(counted.findings ? counted.precision : null)} / ${share(counted.marks ? counted.recall : null)} (${counted.marks})`;
  };
  const title = (rule: string) => (isPart(rule) ? rule.replace(":", " ") : `[${rule}](rules/${rule}.md)`);
  return [
    `### ${languageName(language)}, by rule`,
    "Precision / recall, and in brackets how many marks there are.",
    table(
      ["rule", ...sets.map(({ name }) => name)],
      rules.map((rule) => [title(rule), ...sets.map(({ score }) => cell(score, rule))]),
    ),
  ];
}

const curveTable = (points: readonly CurvePoint[]) =>
  table(
    ["language", "share", "letters", "sentences", "problems, ordinary", "problems, fresh", "parts, ordinary", "parts, fresh"],
    points.map(({ language, share: part, letters, sentences, ordinary, fresh }) => [
      languageName(language),
      shareName(part),
      String(letters),
      String(sentences),
      ...[ordinary.problems, fresh.problems, ordinary.parts, fresh.parts].map(share),
    ]),
    2,
  );

function peersSection({ versions, sets }: PeersFile): string[] {
  const measured = ["write-good", "alex", "retext-equality", "harper.js"].map((name) => `${name} ${versions[name]}`);
  const linters = [...new Set(Object.values(sets).flatMap((set) => Object.keys(set.linters)))];
  return [
    "## Other linters on the same letters",
    `None of the linters below was made for such letters: write-good is about wordy and weak English, alex and retext-equality are about words that may hurt a group of people, Harper is about spelling and grammar. They are measured (${measured.join(", ")}, as installed, no setting changed) to show how much of this job a writer already has done by a linter for prose. The reading is the kindest there is: a mark counts as found if any remark, about anything, touches it, and a remark counts as right if it touches any mark. Only termination letters count; of a mail's headers only the subject does, and quoted mail does not. Parting Words is measured here in the same kind way, so its figures are higher than above.`,
    "They know no French, so the French letters are not measured.",
    "Precision / recall, and in brackets how many remarks there are. The data is in [test/bench/peers.json](../test/bench/peers.json), made by `npm run bench:peers`.",
    table(
      ["linter", ...Object.entries(sets).map(([name, { marks }]) => `${name} (${marks} marks)`)],
      linters.map((linter) => [
        linter,
        ...Object.values(sets).map((set) => {
          const said = set.linters[linter];
          return said ? `${share(said.precision)} / ${share(said.recall)} (${said.remarks})` : "–";
        }),
      ]),
    ),
  ];
}

const COMMANDS = `## To measure again

\`\`\`
npm run score                          # every set, and what has changed since the scores were recorded
npm run score -- FOLDER --worst 20     # any folder of marked letters, with twenty of its misses and false alarms
npm run score -- --record              # keeps the scores in test/letters/scores.json
npm run score -- --first-sight SET     # keeps what a new set scores, once, in test/letters/first-sight.json
npm run bench:peers                    # the other linters; installs them into a temporary folder
npm run curve                          # the learning curve, some minutes long
npm run docs                           # this page
\`\`\`

A new set is a folder of \`test/letters/\` with an \`index.json\`, named after its language and its wording: \`en-3-fresh\`. An entry of \`first-sight.json\` has the set's name (\`batch\`), its \`language\` and \`wording\`, the \`date\`, the first digits of \`rules/reader/trained-from.txt\` (\`reader\`), and the totals that \`scores.json\` has for a set.`;
