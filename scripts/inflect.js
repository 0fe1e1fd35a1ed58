// Inflected forms for the rule compiler, from libraries: used while building, never shipped.
const englishVerbs = require("english-verbs-helper");
const irregular = require("english-verbs-irregular/dist/verbs.json");
const frenchVerbs = require("french-verbs-lefff/dist/conjugations.json");
const frenchAdjectives = require("french-adjectives");

const flat = (forms) => [...new Set(forms.flat().filter((form) => form && form !== "NA"))];

function englishVerb(lemma) {
  const conjugate = (tense, person) => englishVerbs.getConjugation(irregular, lemma, tense, person, {});
  const past = conjugate("SIMPLE_PAST", 0);
  if (lemma === "be") return { base: ["be", "am", "are"], s: ["is"], past: ["was", "were"], pp: ["been"], ing: ["being"] };
  // The library neither doubles a last consonant nor turns "ie" into "y" before -ing; a form that does not exist harms nobody.
  const ing = [englishVerbs.getIngPart(irregular, lemma), `${lemma}${lemma.at(-1)}ing`, lemma.replace(/ie$/, "ying")].filter((form) =>
    form.endsWith("ing"),
  );
  const participle = lemma === "lie" ? ["lied"] : past;
  return {
    base: [lemma],
    s: [conjugate("SIMPLE_PRESENT", 2)],
    past: flat([past, lemma === "lie" ? "lied" : ""]),
    pp: flat([participle]),
    ing,
  };
}

function plural(lemma) {
  if (/(?:[sxz]|ch|sh)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? lemma.replace(/y$/, "ies") : `${lemma}s`;
}

function frenchVerb(lemma) {
  const table = frenchVerbs[lemma];
  if (!table) throw new Error(`the French verb "${lemma}" is not in the dictionary of conjugations`);
  const participles = flat(table.K ?? []);
  return {
    inf: [lemma],
    pres: flat(table.P ?? []),
    impf: flat(table.I ?? []),
    fut: flat(table.F ?? []),
    cond: flat(table.C ?? []),
    subj: flat(table.S ?? []),
    imp: flat(table.Y ?? []),
    past: flat(table.J ?? []),
    pp: participles,
    ppr: flat(table.G ?? []),
  };
}

function frenchNoun(lemma) {
  if (/[sxz]$/.test(lemma)) return [lemma];
  if (/(?:eau|au|eu)$/.test(lemma)) return [lemma, `${lemma}x`];
  if (/al$/.test(lemma)) return [lemma, lemma.replace(/al$/, "aux")];
  return [lemma, `${lemma}s`];
}

function frenchAdjective(lemma) {
  const forms = [];
  for (const gender of ["M", "F"]) for (const number of ["S", "P"]) forms.push(frenchAdjectives.agree(lemma, gender, number, "", false));
  return flat(forms);
}

const inflector = {
  verb: (language, lemma) => (language === "en" ? englishVerb(lemma) : frenchVerb(lemma)),
  noun: (language, lemma) => (language === "en" ? [lemma, plural(lemma)] : frenchNoun(lemma)),
  adjective: (language, lemma) => (language === "en" ? [lemma] : frenchAdjective(lemma)),
};

module.exports = { inflector };
