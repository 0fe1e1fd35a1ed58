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
import { type Doubt, doubtsIn } from "./doubts.ts";
import { type Example, type MarkedBlock, readExamples } from "./examples.ts";
import { scoresOf } from "./logistic.ts";
import { prepareTable } from "./table.ts";
import { thresholds } from "./thresholds.ts";

const FOLDS = 3;
/** To find wrong marks, the reader learns from four fifths and judges the last. */
const DOUBT_FOLDS = 5;

/** A clause of an example with its features and the labels that its marks give it. */
interface Unit {
  readonly example: number;
  readonly place: string;
  readonly words: string;
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

type Log = (line: string) => void;

/** The clauses of a language's examples, ready to be learned. */
function prepare(root: string, language: Language, log: Log) {
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
    rarest: GROUPS.map((group) => ({ word: 5, char: 7 })[group as string] ?? 9),
    own: 14_000,
    shared: 256,
    epochs: 15,
  });
  /** What the reader says of each clause when it has not learned from its letter. */
  const asStranger = (folds: number): Float64Array[] => {
    const probabilities: Float64Array[] = new Array(units.length);
    for (let fold = 0; fold < folds; fold++) {
      const fitted = clause.learn([...units.keys()].filter((i) => (units[i] as Unit).example % folds !== fold));
      units.forEach((unit, i) => {
        if (unit.example % folds !== fold) return;
        const scores = scoresOf(fitted, clause.samples, i);
        toProbabilities(scores);
        probabilities[i] = scores;
      });
      log(`${language}: fold ${fold + 1} of ${folds}`);
    }
    return probabilities;
  };
  return { examples, read, units, clause, asStranger };
}

/** Where a reader that has not learned from a letter contradicts its marks, the loudest first. */
export function doubts(root: string, language: Language, log: Log): Doubt[] {
  const { units, asStranger } = prepare(root, language, log);
  const probabilities = asStranger(DOUBT_FOLDS);
  return doubtsIn(units.map((unit, i) => ({ ...unit, probabilities: probabilities[i] as Float64Array })));
}

/** Trains the reader of one language from its examples; gives the bytes that ship. */
export function train(root: string, language: Language, log: Log): Uint8Array {
  const { examples, read, units, clause, asStranger } = prepare(root, language, log);
  // The thresholds and the kinds are drawn from what the reader says of letters that it has not learned from.
  const probabilities = asStranger(FOLDS);
  const strangers = new Map<number, Float64Array[]>();
  units.forEach(({ example }, i) => {
    const list = strangers.get(example) ?? [];
    strangers.set(example, list);
    list.push(probabilities[i] as Float64Array);
  });
  const inLetters = [...units.keys()].filter((i) => !examples[(units[i] as Unit).example]?.alone);
  const threshold = thresholds(
    inLetters.map((i) => ({ ...(units[i] as Unit), probabilities: probabilities[i] as Float64Array })),
    log,
  );
  const clauseTable = clause.toTable(clause.learn([...units.keys()]), [...units.keys()]);

  const letters = [...examples.keys()]
    .filter((i) => !examples[i]?.alone)
    .flatMap((example) => {
      const { hashes, clauses } = read[example] as (typeof read)[number];
      const { kind, blocks } = examples[example] as Example;
      const said = strangers.get(example) ?? clauses.map(({ features }) => stranger(clauseTable, features));
      const readings = hashes.map((list, block) => ({
        hashes: list,
        clauses: clauses.filter((clause) => clause.block === block),
        probabilities: said.filter((_, i) => clauses[i]?.block === block),
      }));
      return [blocks.length, openingOf(blocks)].map((end) => ({
        example,
        kind,
        features: kindFeatures({ letter: { blocks: blocks.slice(0, end), leftOut: 0 }, readings: readings.slice(0, end) }),
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
    rarest: [14, 16, 2, 2, 6],
    own: 4_000,
    shared: 256,
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
  const all = weighed([...letters.keys()]);
  const kindTable = kinds.toTable(kinds.learn(all), all);
  log(`${language}: ${clause.columns} features of clauses, ${kinds.columns} of letters`);
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
    return cut.map((clause, i) => {
      const { first, end } = clause;
      const features: FeatureList = { hash: [], group: [], first: [], end: [] };
      clauseFeatures(words, hashes[index] as Int32Array, cut, i, features);
      blockFeatures(alone ? "alone" : block.kind, features);
      const [start, stop] = [words.start[first] as number, words.end[end - 1] as number];
      return {
        ...clause,
        features,
        block: index,
        place: block.place,
        words: block.text.slice(start, stop),
        ...labelsOf(block, start, stop),
      };
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

const [root = ".", language, file = "", task] = process.argv.slice(2);
const started = performance.now();
const log = (line: string) => console.log(line);
const result =
  task === "doubts"
    ? doubts(root, language as Language, log)
        .map(({ place, said, marked, words }) => `${place}\t${said}\t${marked}\t${words.replace(/\s+/g, " ")}\n`)
        .join("")
    : train(root, language as Language, log);
writeFileSync(file, result);
console.log(`${language}: ${result.length} bytes in ${((performance.now() - started) / 1000).toFixed(0)} s`);
