/** @typedef {{ precision: number, recall: number, f1: number }} Measure */
/** @typedef {Measure & { marks: number, findings: number }} RuleMeasure */
/** @typedef {{ letters: number, problems: Measure, problemsAnyLabel: Measure, parts: Measure, missing: Measure, kind: string,
 *   silentElsewhere: string, exemplaryClean: string, alarmsOnExemplary: number, by: Record<string, RuleMeasure> }} Score */

const LANGUAGES = /** @type {Record<string, string>} */ ({ en: "English", fr: "French" });
const GROUPS = /** @type {const} */ ([
  ["problems", (/** @type {string} */ name) => !/^(?:part:|missing-)/.test(name)],
  ["parts", (/** @type {string} */ name) => name.startsWith("part:")],
  ["missing", (/** @type {string} */ name) => name.startsWith("missing-")],
]);

/** A share, and what it has changed by since it was recorded. @param {number} now @param {number} [before] */
function figure(now, before) {
  const change = before === undefined ? 0 : now - before;
  if (Math.abs(change) < 0.005) return now.toFixed(2);
  return `${now.toFixed(2)} (${change > 0 ? "+" : "-"}${Math.abs(change).toFixed(2)})`;
}

/** Rows as lines of text, every column as wide as its widest cell. @param {readonly (readonly string[])[]} rows */
function aligned(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))) ?? [];
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
}

/** @param {RuleMeasure} now @param {Partial<RuleMeasure>} [before] */
const cells = (now, before) => [
  now.findings ? figure(now.precision, before?.precision) : "-",
  now.marks ? figure(now.recall, before?.recall) : "-",
  now.marks && now.findings ? figure(now.f1, before?.f1) : "-",
  String(now.marks),
  String(now.findings),
];

/**
 * The table of one set, a row a rule, with what has changed since `before`.
 * @param {string} title @param {string} language @param {Score} now @param {Score} [before]
 */
export function scoreTable(title, language, now, before) {
  const rows = [["", "precision", "recall", "F1", "marks", "findings"]];
  for (const [name, belongs] of GROUPS) {
    const rules = Object.entries(now.by).filter(([rule]) => belongs(rule));
    const total = (/** @type {"marks" | "findings"} */ of) => rules.reduce((sum, [, rule]) => sum + rule[of], 0);
    rows.push([name, ...cells({ ...now[name], marks: total("marks"), findings: total("findings") }, before?.[name])]);
    for (const [rule, measure] of rules) rows.push([`  ${rule}`, ...cells(measure, before?.by[rule])]);
    if (name !== "problems") continue;
    const { precision, recall, f1 } = now.problemsAnyLabel;
    const old = before?.problemsAnyLabel;
    rows.push(["  any of these", figure(precision, old?.precision), figure(recall, old?.recall), figure(f1, old?.f1), "", ""]);
  }
  const counts = /** @type {const} */ ([
    ["kind of document right", "kind"],
    ["other documents left in peace", "silentElsewhere"],
    ["exemplary letters without a remark", "exemplaryClean"],
  ]);
  const said = counts.map(([what, key]) => `${what}: ${now[key]}${before && before[key] !== now[key] ? ` (was ${before[key]})` : ""}`);
  return [`${title}: ${LANGUAGES[language] ?? language}, ${now.letters} letters`, ...aligned(rows), `  ${said.join("; ")}`].join("\n");
}

/**
 * One row a set. @param {readonly { title: string, language: string, now: Score, before?: Score | undefined }[]} scores
 */
export function overview(scores) {
  const rows = scores.map(({ title, language, now, before }) => [
    title,
    language,
    figure(now.problems.precision, before?.problems.precision),
    figure(now.problems.recall, before?.problems.recall),
    figure(now.problems.f1, before?.problems.f1),
    figure(now.parts.f1, before?.parts.f1),
    figure(now.missing.f1, before?.missing.f1),
  ]);
  return aligned([["set", "language", "precision", "recall", "F1", "parts F1", "missing F1"], ...rows]).join("\n");
}
