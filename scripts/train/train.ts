import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { clausesOf } from "../../server/engine/reader/clauses.ts";
import {
  blockFeatures,
  clauseFeatures,
  type FeatureList,
  GROUP_WEIGHTS,
  GROUPS,
  tokenHashes,
} from "../../server/engine/reader/features.ts";
import { KIND_GROUP_WEIGHTS, kindFeatures } from "../../server/engine/reader/kind-features.ts";
import { FIRST_PART, LABEL_COUNT, READ_PARTS, READ_PROBLEMS } from "../../server/engine/reader/labels.ts";
import { addScores, encodeModel, softmax, toProbabilities } from "../../server/engine/reader/model.ts";
import { likeliestKind } from "../../server/engine/reader/read.ts";
import { tokenize } from "../../server/engine/tokens.ts";
import { KINDS, type Language } from "../../server/engine/types.ts";
import { type Example, type MarkedBlock, readExamples } from "./examples.ts";
import { scoresOf } from "./logistic.ts";
import { prepareTable } from "./table.ts";
import { thresholds } from "./thresholds.ts";

const FOLDS = 3;

/** A clause of an example with its features and the labels that its marks give it. */
interface Unit {
  readonly example: number;
  readonly features: FeatureList;
  readonly problem: number;
  readonly parts: number;
}

/** The labels of a clause: those marks that share half of it, or lie to a half in it. Of two problems the larger one counts. */
function labelsOf({ marks }: MarkedBlock, start: number, end: number): { problem: number; parts: number } {
  let problem = 0;
  let parts = 0;
  let most = 0;
  for (const mark of marks) {
    const shared = Math.min(end, mark.end) - Math.max(start, mark.start);
    if (shared <= 0 || shared < 0.5 * Math.min(end - start, mark.end - mark.start)) continue;
    const p = (READ_PROBLEMS as readonly string[]).indexOf(mark.label);
    if (p >= 0 && shared > most) {
      most = shared;
      problem = p + 1;
    }
    const part = (READ_PARTS as readonly string[]).indexOf(mark.label);
    if (part >= 0) parts |= 1 << part;
  }
  return { problem, parts };
}

/** Trains the reader of one language from its examples; gives the bytes that ship. */
export function train(root: string, language: Language, log: (line: string) => void): Uint8Array {
  const examples = readExamples(join(root, "rules/examples"), language);
  const source = parse(readFileSync(join(root, `rules/languages/${language}.yaml`), "utf8")) as { borders: string[] };
  const borders = new Set(source.borders);
  const read = examples.map((example) => readExample(example, language, borders));
  const units: Unit[] = [];
  read.forEach(({ clauses }, example) => {
    if (examples[example]?.kind === "termination" && !isUnmarked(examples[example] as Example))
      for (const clause of clauses) units.push({ example, ...clause });
  });
  log(`${language}: ${examples.length} letters and sentences, ${units.length} clauses`);

  const clause = prepareTable({
    features: units.map((unit) => unit.features),
    targets: {
      choice: Uint8Array.from(units, (unit) => unit.problem),
      choices: FIRST_PART,
      bits: Uint16Array.from(units, (unit) => unit.parts),
      labels: LABEL_COUNT,
    },
    groupWeights: GROUP_WEIGHTS,
    rarest: GROUPS.map((group) => (group === "word" ? 2 : 3)),
    vocabulary: 44_000,
    rows: 20_000,
    epochs: 15,
  });
  // What the reader says of letters that it has not learned from: the thresholds and the kinds are drawn from that.
  const probabilities: Float64Array[] = new Array(units.length);
  const strangers = new Map<number, Float64Array[]>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const fitted = clause.learn([...units.keys()].filter((i) => (units[i] as Unit).example % FOLDS !== fold));
    units.forEach((unit, i) => {
      if (unit.example % FOLDS !== fold) return;
      const scores = scoresOf(fitted, clause.samples, i);
      toProbabilities(scores);
      probabilities[i] = scores;
      const list = strangers.get(unit.example);
      if (list) list.push(scores);
      else strangers.set(unit.example, [scores]);
    });
    log(`${language}: fold ${fold + 1} of ${FOLDS}`);
  }
  const inLetters = [...units.keys()].filter((i) => !examples[(units[i] as Unit).example]?.alone);
  const threshold = thresholds(
    inLetters.map((i) => ({ ...(units[i] as Unit), probabilities: probabilities[i] as Float64Array })),
    log,
  );
  const clauseTable = clause.toTable(clause.learn([...units.keys()]));

  const letters = [...examples.keys()]
    .filter((i) => !examples[i]?.alone)
    .flatMap((example) => {
      const { tokens, hashes, clauses } = read[example] as (typeof read)[number];
      const { kind, blocks } = examples[example] as Example;
      const said = strangers.get(example) ?? clauses.map(({ features }) => stranger(clauseTable, features));
      return [blocks.length, openingOf(blocks)].map((end) => ({
        example,
        kind,
        features: kindFeatures({
          letter: { blocks: blocks.slice(0, end), leftOut: 0 },
          tokens: tokens.slice(0, end),
          hashes: hashes.slice(0, end),
          clauses: said.filter((_, i) => (clauses[i]?.block ?? 0) < end),
        }),
      }));
    });
  const kinds = prepareTable({
    features: letters.map(({ features }) => features),
    targets: {
      choice: Uint8Array.from(letters, ({ kind }) => KINDS.indexOf(kind)),
      choices: KINDS.length,
      bits: new Uint16Array(letters.length),
      labels: KINDS.length,
    },
    groupWeights: KIND_GROUP_WEIGHTS,
    rarest: [3, 3, 2, 2],
    vocabulary: 12_000,
    rows: 6_000,
    epochs: 20,
  });
  // Letters of the other kinds are few, and to take one for a termination letter is the worse mistake.
  const weighed = (rows: number[]) => rows.flatMap((i) => (letters[i]?.kind === "termination" ? [i] : [i, i, i]));
  let right = 0;
  let alarms = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const apart = (i: number) => (letters[i]?.example ?? 0) % FOLDS === fold;
    const learned = kinds.learn(weighed([...letters.keys()].filter((i) => !apart(i))));
    letters.forEach(({ kind }, i) => {
      if (!apart(i)) return;
      const scores = scoresOf(learned, kinds.samples, i);
      softmax(scores, KINDS.length);
      const said = likeliestKind(scores);
      if (said === kind) right++;
      else if (said === "termination") alarms++;
    });
  }
  log(
    `${language}: kind right in ${right} of ${letters.length} letters and openings kept apart; wrongly called a termination letter: ${alarms}`,
  );
  const kindTable = kinds.toTable(kinds.learn(weighed([...letters.keys()])));
  return encodeModel({ threshold, clause: clauseTable, kind: kindTable });
}

/** How many blocks open a letter, up to its decision: short letters must be known by as much. */
function openingOf(blocks: readonly MarkedBlock[]): number {
  const decision = blocks.findIndex(({ kind, marks }) => kind !== "subject" && marks.some(({ label }) => label === "decision"));
  return decision < 0 ? Math.ceil(blocks.length / 2) : decision + 1;
}

/** Letters that were written for their kind only carry no marks, and teach nothing about clauses. */
const isUnmarked = ({ blocks, alone }: Example) => !alone && blocks.every(({ marks }) => marks.length === 0);

function readExample({ blocks, alone }: Example, language: Language, borders: ReadonlySet<string>) {
  const tokens = blocks.map(({ text }) => tokenize(text, language));
  const hashes = tokens.map(tokenHashes);
  const clauses = blocks.flatMap((block, index) => {
    const words = tokens[index] as (typeof tokens)[number];
    const cut = clausesOf(words, borders);
    return cut.map(({ first, end }, i) => {
      const features: FeatureList = { hash: [], group: [], first: [], end: [] };
      clauseFeatures(words, hashes[index] as Int32Array, cut, i, features);
      blockFeatures(alone ? "alone" : block.kind, features);
      return { features, block: index, ...labelsOf(block, words.start[first] as number, words.end[end - 1] as number) };
    });
  });
  return { tokens, hashes, clauses };
}

function stranger(table: Parameters<typeof addScores>[0], features: FeatureList): Float64Array {
  const scores = Float64Array.from(table.bias);
  addScores(table, features, GROUP_WEIGHTS, scores);
  toProbabilities(scores);
  return scores;
}

const [root = ".", language, file = ""] = process.argv.slice(2);
const started = performance.now();
const bytes = train(root, language as Language, (line) => console.log(line));
writeFileSync(file, bytes);
console.log(`${language}: ${bytes.length} bytes in ${((performance.now() - started) / 1000).toFixed(0)} s`);
