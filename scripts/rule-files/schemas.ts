import { type Shape, shapeOf } from "../../server/engine/rule-shapes.ts";

/** A rule file of each sort, by the name of its schema: the shape hangs on the path alone. */
const SORTS: Readonly<Record<string, string>> = {
  rule: "blame/en.yaml",
  part: "parts/thanks/en.yaml",
  classes: "classes/en.yaml",
  language: "languages/en.yaml",
  interface: "interface/en.yaml",
  order: "order.yaml",
};

/** What an editor says of a field under the pointer. */
const ABOUT: Readonly<Record<string, string>> = {
  message: "What is wrong, in one sentence. {words} stands for the marked words.",
  why: "Why it matters: the advice in a sentence or two.",
  instead: "What to do about it.",
  frames: "Patterns of words, each a text or fields with `frame`.",
  frame: 'A pattern of words: "<client> (never|always) <adv>? pay~".',
  mark: "What is marked: the frame's words, these and the rest of the clause, the clause, or the sentence.",
  confidence: "How sure the frame is, from 0 to 1; usually 0.8.",
  unless: "Patterns that cancel the frames where they stand in the same clause.",
  "unless-sentence": "Patterns that cancel the frames where they stand in the same sentence.",
  fixes: "The best first: new words in place of the marked ones, or what to take out.",
  replace: "New words in place of the marked ones. {name} stands for a capture of the frame.",
  sentence: "New words in place of the whole sentence. {end} stands for the day on which the letter ends the work.",
  delete: "What to take out: the marked words, their clause or their sentence.",
  insert: "The sentence that a missing part is given.",
  tu: "The same for a French letter that says tu.",
  limit: "The most words that the rule allows.",
  forms: "Forms and what the fix makes of them.",
  examples: "Sentences that are tests, and stand on the rule's page.",
  bad: "A sentence with [[…]] around the words to mark.",
  good: "The same sentence after one of the fixes.",
  ok: "A sentence of which the rule has nothing to say.",
  has: "A sentence with {{…}} around the words that do the part's job.",
  lacks: "A sentence that does not do the part's job.",
  words: "Words and phrases as they are.",
  verbs: "Verbs in the infinitive; all their forms are members.",
  nouns: "Nouns in the singular; the plural is a member too.",
  adjectives: "Adjectives; all their forms are members.",
  patterns: "Patterns of words, as in a frame.",
  stopwords: "Small words that tell the language from others.",
  borders: "Words that open a clause.",
  acronyms: "Capitals that are no shouting.",
  calendar: "Names of months and days; of each, the first is the one to write.",
  templates: "What templates leave to be filled in.",
  cues: "Patterns that tell where a letter opens, closes, and what else the engine asks of it.",
  rule: "The rule's id, which is the name of its folder.",
  severity: "How its remarks are shown.",
};

/** The JSON schemas of the rule files by file name: what an editor completes and checks by. */
export function ruleSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SORTS).map(([name, file]) => {
      const schema = { $schema: "http://json-schema.org/draft-07/schema#", title: `Parting Words: ${name}`, ...schemaOf(shapeOf(file)) };
      return [`${name}.json`, `${JSON.stringify(schema, null, 2)}\n`];
    }),
  );
}

/** The line at the head of a rule file that names its schema to the editor. */
export function schemaLine(file: string): string {
  const [folder = "", ...below] = file.split("/");
  const own = { classes: "classes", languages: "language", interface: "interface", "order.yaml": "order" }[folder];
  const name = own ?? (below.length > 1 ? "part" : "rule");
  return `# yaml-language-server: $schema=${"../".repeat(below.length + 1)}docs/schemas/${name}.json`;
}

function schemaOf(shape: Shape): Record<string, unknown> {
  switch (shape.type) {
    case "text":
      return { type: "string", ...(shape.pattern && { pattern: shape.pattern.source }) };
    case "share":
      return { type: "number", minimum: 0, maximum: 1 };
    case "count":
      return { type: "integer", minimum: 1 };
    case "choice":
      return { enum: shape.of };
    case "list":
      return { type: "array", items: schemaOf(shape.of) };
    case "names":
      return { type: "object", additionalProperties: schemaOf(shape.of) };
    case "either":
      return { anyOf: shape.of.map(schemaOf) };
    case "fields":
      return {
        type: "object",
        additionalProperties: false,
        required: shape.required,
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([name, of]) => [name, { ...(ABOUT[name] && { description: ABOUT[name] }), ...schemaOf(of) }]),
        ),
      };
  }
}
