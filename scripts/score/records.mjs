/** @typedef {import("./report.mjs").Score} Score */
/** @typedef {Omit<Score, "by"> & { batch: string, language: string, wording: string, date: string, reader: string }} FirstSight */

/** @param {object} object */
const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * The file of recorded scores: sets and rules in the order of the alphabet, one line each, so that a change of one is a change of a line.
 * @param {Record<string, Score>} scores
 */
export function scoresFile(scores) {
  const sets = Object.entries(sorted(scores)).map(([set, { by, ...totals }]) => {
    const lines = Object.entries(totals).map(([name, value]) => `  ${JSON.stringify(name)}: ${spaced(value)}`);
    const rules = Object.entries(sorted(by)).map(([name, value]) => `   ${JSON.stringify(name)}: ${spaced(value)}`);
    return ` ${JSON.stringify(set)}: {\n${[...lines, `  "by": {\n${rules.join(",\n")}\n  }`].join(",\n")}\n }`;
  });
  return `{\n${sets.join(",\n")}\n}\n`;
}

/** JSON on one line, with spaces to read it by. @param {unknown} value */
const spaced = (value) => JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");

/**
 * The scores of letters when they were first seen. An entry is made once, before anybody looks at what went wrong.
 * @param {readonly FirstSight[]} entries @param {FirstSight} entry
 */
export function withFirstSight(entries, entry) {
  const there = entries.find(({ batch }) => batch === entry.batch);
  if (there) throw new Error(`${entry.batch} has been seen before, on ${there.date}: its first-sight score stays as it is.`);
  return [...entries, entry];
}

/** @param {readonly FirstSight[]} entries */
export const firstSightFile = (entries) => (entries.length ? `[\n${entries.map((entry) => ` ${spaced(entry)}`).join(",\n")}\n]\n` : "[]\n");
