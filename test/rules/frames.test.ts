import assert from "node:assert/strict";
import { compileRules } from "../../server/engine/compile.ts";
import { scan } from "../../server/engine/scan.ts";
import { tokenize } from "../../server/engine/tokens.ts";

const language = `stopwords: [the, you, to]
borders: [and]
acronyms: []
calendar: { months: [[january]], weekdays: [[sunday]] }
templates: { asks: [date], names: [client], choices: [] }
cues: {}
`;
const advice = 'message: "m"\nwhy: "w"\ninstead: "i"\n';
const inflector = { verb: () => ({}), noun: (_: string, noun: string) => [noun], adjective: (_: string, adjective: string) => [adjective] };

/** Rules with some frames, and with other fields of the rule file. */
function rulesOf(frames: readonly string[], more = "") {
  const files = {
    "order.yaml": "- { rule: blame, severity: warning }\n",
    "interface/en.yaml": "a: b\n",
    "interface/fr.yaml": "a: b\n",
    "languages/en.yaml": language,
    "languages/fr.yaml": language,
    "classes/en.yaml": "client: { words: [you, your team] }\nlate: { words: [late, overdue, too slow] }\n",
    "classes/fr.yaml": "client: { words: [vous] }\n",
    "blame/en.yaml": `${advice}${more}frames: ${JSON.stringify(frames)}\n`,
    "blame/fr.yaml": advice,
  };
  return compileRules(files, inflector);
}

/** The words that frames mark in a text. */
function marked(frames: string | readonly string[], text: string, more?: string): string[] {
  const { rules, problems } = rulesOf([frames].flat(), more);
  assert.deepEqual(problems, []);
  const hits = scan(tokenize(text, "en"), { ...rules.languages.en, reader: undefined as never }, new Set(["ruddock"]), new Set(["and"]));
  return hits.map(({ start, end }) => text.slice(start, end));
}

describe("a frame", () => {
  it("stands wherever its words do, however many may be missing before its rarest", () => {
    assert.deepEqual(marked("you (never|always)? (ever)? pay", "You pay. You never pay, and you always ever pay."), [
      "You pay",
      "You never pay",
      "you always ever pay",
    ]);
    assert.deepEqual(marked("(the)* invoice", "The the the invoice, invoice."), ["The the the invoice", "invoice"]);
  });

  it("takes the longest of several runs, whichever word each of them needs", () => {
    const notice = "(<num> (-)? days (of)? (written)? notice|<num> days)";
    assert.deepEqual(marked(notice, "At the end of the 30-days written notice or in 30 days."), ["30-days written notice", "30 days"]);
    assert.deepEqual(marked("<client> (are|is)? <late>", "You late, your team is too slow, you are overdue."), [
      "You late",
      "your team is too slow",
      "you are overdue",
    ]);
  });

  it("goes on after its own end", () =>
    assert.deepEqual(marked("pay .. late", "Pay late pay so late pay late."), ["Pay late pay so late", "pay late"]));

  it("may consist of words of which each may be missing", () => {
    assert.deepEqual(marked("never? pay?", "They never wanted to pay or never pay."), ["never", "pay", "never pay"]);
  });

  it("sees numbers, capitals, the client's name and the borders of clauses", () => {
    assert.deepEqual(marked("<num> <cap>", "On 3 June and 3 days."), ["3 June"]);
    assert.deepEqual(marked("<addressee> never", "Ms Ruddock never called, ruddock never did."), ["Ruddock never"]);
    assert.deepEqual(marked("^ you .. late $", "Are you late, you are late, and you were so late today."), ["you are late"]);
    assert.deepEqual(marked("^^ late", "Late. So late."), ["Late"]);
  });

  it("marks only the words in brackets", () =>
    assert.deepEqual(marked("you [never pay] on time", "You never pay on time."), ["never pay"]));

  it("is cancelled in the same clause, or in the same sentence", () => {
    const text = "You never pay late, and you never pay here. You never pay.";
    assert.deepEqual(marked("you never pay", text, 'unless: ["late"]\n'), ["you never pay", "You never pay"]);
    assert.deepEqual(marked("you never pay", text, 'unless-sentence: ["late"]\n'), ["You never pay"]);
  });

  it("is found the same among a thousand others", () => {
    const others = Array.from(
      { length: 1000 },
      (_, i) => `(you|we)? (never|always) w${i.toString(2).replaceAll("0", "a").replaceAll("1", "b")}`,
    );
    const text = "You never wba, we pay, and you never pay late.";
    assert.deepEqual(marked(["you never pay", ...others], text), [...marked("you never pay", text), "You never wba"]);
  });

  it("is refused where it stands for more runs of words than can be tried", () => {
    for (const frame of ["((((((((a*)*)*)*)*)*)*)*)* b", "..9999999 b", `${"<any>? ".repeat(200)}b`]) {
      const { problems } = rulesOf([frame]);
      assert.deepEqual(
        problems.map(({ file, message }) => [file, message]),
        [["blame/en.yaml", `"${frame}": it stands for too many runs of words.`]],
      );
    }
  });
});
