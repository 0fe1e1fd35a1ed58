import assert from "node:assert/strict";
import { compileRules, type Inflector } from "../../server/engine/compile.ts";

const language = `stopwords: [the]
borders: [and]
acronyms: [vat]
calendar: { months: [[january]], weekdays: [[sunday]] }
templates: { asks: [date], names: [client], choices: [] }
cues:
  greeting: ["^^ (dear|hi) <any>"]
`;
const advice = 'message: "m"\nwhy: "w"\ninstead: "i"\n';
const SOUND: Readonly<Record<string, string>> = {
  "order.yaml": "- { rule: blame, severity: warning }\n",
  "interface/en.yaml": "fix.insert: Insert\n",
  "interface/fr.yaml": "fix.insert: Insérer\n",
  "languages/en.yaml": language,
  "languages/fr.yaml": language,
  "classes/en.yaml": 'client: { patterns: ["you (all|both)?"] }\n',
  "classes/fr.yaml": "client: { words: [vous] }\n",
  "blame/en.yaml": `${advice}frames:\n  - "<client> never pay"\n`,
  "blame/fr.yaml": advice,
  "parts/thanks/en.yaml": 'frames: ["thank you"]\n',
};

/** Knows no verb but `pay`. */
const inflector: Inflector = {
  verb: (_, lemma) => (lemma === "pay" ? { base: ["pay"], pp: ["paid"] } : ({} as Record<string, readonly string[]>)),
  noun: (_, lemma) => [lemma],
  adjective: (_, lemma) => [lemma],
};

/** The problems of the sound files with others in their place, a line each. */
function problemsOf(files: Readonly<Record<string, string>>): string[] {
  const { problems } = compileRules({ ...SOUND, ...files }, inflector);
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

const refused = (files: Readonly<Record<string, string>>, ...problems: string[]) => assert.deepEqual(problemsOf(files), problems);

describe("the rule compiler", () => {
  it("takes sound files", () => refused({}));

  it("points at an unknown field and says which there are", () =>
    refused(
      { "parts/thanks/en.yaml": 'mark: clause\nframe: ["thank you"]\nframes: []\n' },
      'parts/thanks/en.yaml:2:1: Unknown field "frame": expected mark, unless, unless-sentence, frames or examples.',
    ));

  it("points at the file where a field is missing", () =>
    refused({ "blame/fr.yaml": 'message: "m"\nwhy: "w"\n' }, 'blame/fr.yaml:1:1: "instead" is missing: expected a text.'));

  it("points at a field that is empty", () =>
    refused({ "blame/fr.yaml": `${advice}frames:\nunless: []\n` }, 'blame/fr.yaml:4:1: "frames" is empty: expected a list.'));

  it("points at a value of the wrong type", () => {
    refused({ "blame/fr.yaml": `${advice}frames: never\n` }, 'blame/fr.yaml:4:9: Expected a list, found "never".');
    refused({ "blame/fr.yaml": 'message: 3\nwhy: "w"\ninstead: "i"\n' }, "blame/fr.yaml:1:10: Expected a text, found 3.");
    refused(
      { "blame/fr.yaml": `${advice}mark: paragraph\n` },
      'blame/fr.yaml:4:7: Expected words, rest, clause or sentence, found "paragraph".',
    );
    refused(
      { "blame/en.yaml": `${advice}frames:\n  - { frame: "never", confidence: 80 }\n` },
      "blame/en.yaml:5:35: Expected a number from 0 to 1, found 80.",
    );
    refused(
      { "blame/en.yaml": `${advice}fixes: [{ erase: words }]\n` },
      'blame/en.yaml:4:9: Expected fields such as "replace", or fields such as "sentence", or fields such as "delete", found fields.',
    );
    refused(
      { "order.yaml": "- { rule: blame, severity: loud }\n" },
      'order.yaml:1:28: Expected error, warning or information, found "loud".',
    );
  });

  it("points at the letter where a frame breaks", () => {
    refused({ "blame/en.yaml": `${advice}frames:\n  - "you (never pay"\n` }, 'blame/en.yaml:5:10: "you (never pay": a "(" is not closed.');
    refused(
      { "blame/en.yaml": `${advice}frames:\n  - frame: "you never"\n    unless: ["a", "not )"]\n` },
      'blame/en.yaml:6:24: "not )": ")" closes nothing.',
    );
    refused(
      { "classes/en.yaml": 'client: { words: [you] }\nduty: { patterns: ["pay", "pay ("] }\n' },
      'classes/en.yaml:2:32: "pay (": a "(" is not closed.',
    );
  });

  it("points at a word class that is not there, and at a verb without forms", () => {
    refused(
      { "blame/en.yaml": `${advice}frames: ["you never <duty:pp>"]\n` },
      'blame/en.yaml:4:21: "you never <duty:pp>": there is no word class <duty>.',
    );
    refused({ "blame/en.yaml": `${advice}frames: ["you pay~past"]\n` }, 'blame/en.yaml:4:10: "you pay~past": "pay~past" has no forms.');
  });

  it("points at an example without its mark", () => {
    refused(
      { "blame/en.yaml": `${advice}examples:\n  - bad: "You never pay."\n` },
      'blame/en.yaml:5:10: Expected a sentence with [[…]] around the words to mark, found "You never pay.".',
    );
    refused(
      { "parts/thanks/en.yaml": 'frames: []\nexamples: [{ has: "Thank you." }]\n' },
      'parts/thanks/en.yaml:2:19: Expected a sentence with {{…}} around the words that do the job, found "Thank you.".',
    );
  });

  it("points at what is no YAML", () => {
    const [first] = problemsOf({ "blame/en.yaml": `${advice}frames: [\n` });
    assert.match(first ?? "", /^blame\/en\.yaml:5:1: .+\.$/);
    refused({ "blame/fr.yaml": `${advice}why: "again"\n` }, "blame/fr.yaml:4:1: Map keys must be unique.");
  });

  it("says that a file which every build needs is missing or empty", () =>
    refused({ "order.yaml": "" }, "order.yaml:1:1: Expected a list, found nothing."));
});
