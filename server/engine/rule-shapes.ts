/** What a value of a rule file must look like. */
export type Shape =
  | { readonly type: "text"; readonly what?: string; readonly pattern?: RegExp }
  | { readonly type: "share" }
  | { readonly type: "count" }
  | { readonly type: "choice"; readonly of: readonly string[] }
  | { readonly type: "list"; readonly of: Shape }
  | { readonly type: "names"; readonly of: Shape }
  | { readonly type: "fields"; readonly fields: Readonly<Record<string, Shape>>; readonly required: readonly string[] }
  | { readonly type: "either"; readonly of: readonly Shape[] };

const text: Shape = { type: "text" };
const texts = listOf(text);
const mark: Shape = { type: "choice", of: ["words", "rest", "clause", "sentence"] };
const fix: Shape = {
  type: "either",
  of: [
    fieldsOf({ replace: text }, ["replace"]),
    fieldsOf({ sentence: text }, ["sentence"]),
    fieldsOf({ delete: { type: "choice", of: ["words", "clause", "sentence"] } }, ["delete"]),
  ],
};
const frame: Shape = {
  type: "either",
  of: [
    { type: "text", what: "a frame" },
    fieldsOf({ frame: text, mark, confidence: { type: "share" }, unless: texts, "unless-sentence": texts, fixes: listOf(fix) }, ["frame"]),
  ],
};
const finds = { mark, unless: texts, "unless-sentence": texts, frames: listOf(frame) };
const bad: Shape = {
  type: "text",
  what: "a sentence with [[…]] around the words to mark",
  pattern: /^(?:(?!\[\[).)*\[\[.+\]\](?!.*\[\[)/su,
};
const has: Shape = {
  type: "text",
  what: "a sentence with {{…}} around the words that do the job",
  pattern: /^(?:(?!\{\{).)*\{\{.+\}\}(?!.*\{\{)/su,
};

const RULE: Shape = fieldsOf(
  {
    message: text,
    why: text,
    instead: text,
    ...finds,
    fixes: listOf(fix),
    insert: fieldsOf({ text, tu: text }, ["text"]),
    limit: { type: "count" },
    forms: { type: "names", of: text },
    examples: listOf({ type: "either", of: [fieldsOf({ bad, good: text }, ["bad"]), fieldsOf({ ok: text }, ["ok"])] }),
  },
  ["message", "why", "instead"],
);
const PART: Shape = fieldsOf(
  { ...finds, examples: listOf({ type: "either", of: [fieldsOf({ has }, ["has"]), fieldsOf({ lacks: text }, ["lacks"])] }) },
  ["frames"],
);
const CLASSES: Shape = {
  type: "names",
  of: {
    type: "either",
    of: [texts, fieldsOf({ words: texts, verbs: texts, nouns: texts, adjectives: texts, patterns: texts }, [])],
  },
};
const LANGUAGE: Shape = fieldsOf(
  {
    stopwords: texts,
    borders: texts,
    acronyms: texts,
    calendar: fieldsOf({ months: listOf(texts), weekdays: listOf(texts) }, ["months", "weekdays"]),
    templates: fieldsOf({ asks: texts, names: texts, choices: listOf(fieldsOf({ either: texts, plain: text }, ["either", "plain"])) }, [
      "asks",
      "names",
      "choices",
    ]),
    cues: { type: "names", of: texts },
  },
  ["stopwords", "borders", "acronyms", "calendar", "templates", "cues"],
);
const ORDER: Shape = listOf(
  fieldsOf({ rule: text, severity: { type: "choice", of: ["error", "warning", "information"] } }, ["rule", "severity"]),
);

/** The shape of a rule file, by its path below `rules/`. */
export function shapeOf(file: string): Shape {
  const [folder = "", ...below] = file.split("/");
  if (folder === "order.yaml") return ORDER;
  if (folder === "interface") return { type: "names", of: text };
  if (folder === "languages") return LANGUAGE;
  if (folder === "classes") return CLASSES;
  return below.length > 1 ? PART : RULE;
}

function listOf(of: Shape): Shape {
  return { type: "list", of };
}

function fieldsOf(fields: Readonly<Record<string, Shape>>, required: readonly string[]): Shape {
  return { type: "fields", fields, required };
}
