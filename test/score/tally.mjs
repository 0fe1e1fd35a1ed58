// Holds a run of the command line against marked letters.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { PROBLEMS, strip } from "./strip.mjs";

/** What a good letter must have; `commitment` is met by a contract or a refund. */
const REQUIRED = {
  call: ["call"],
  decision: ["decision"],
  reason: ["reason"],
  "end-date": ["end-date"],
  "next-steps": ["next-steps"],
  commitment: ["contract", "refund"],
  substitute: ["substitute"],
  thanks: ["thanks"],
};

/**
 * A finding hits a mark when they share at least half of the shorter one, and a fifth of the longer one (for shouting, which people
 * mark from one `!!` to a whole line: when they share anything).
 */
function hits(finding, mark) {
  const shared = Math.min(finding.end, mark.end) - Math.max(finding.start, mark.start);
  const lengths = [finding.end - finding.start, mark.end - mark.start];
  if (finding.rule === "shouting" && mark.label === "shouting") return shared > 0 && lengths[0] < 200;
  return shared > 0 && shared >= 0.5 * Math.min(...lengths) && shared >= 0.2 * Math.max(...lengths);
}

/** `tp` and `fp` count findings, `found` and `missed` count marks. */
const zero = () => ({ tp: 0, fp: 0, found: 0, missed: 0 });

const sum = (a, b) => ({ tp: a.tp + b.tp, fp: a.fp + b.fp, found: a.found + b.found, missed: a.missed + b.missed });

/** Precision, recall and F1 of counts. */
export function measure(counts) {
  const precision = counts.tp / (counts.tp + counts.fp) || 0;
  const recall = counts.found / (counts.found + counts.missed) || 0;
  const f1 = (2 * precision * recall) / (precision + recall) || 0;
  return { precision: +precision.toFixed(3), recall: +recall.toFixed(3), f1: +f1.toFixed(3) };
}

export const readIndex = (folder) => JSON.parse(readFileSync(join(folder, "index.json"), "utf8"));

/**
 * Counts over the letters of `rows` (of index.json) in `folder`; `files` is what `parting-words check --format json` printed for them.
 * `notes` has a line for everything that is not as the marks say.
 */
export function tally(folder, rows, files) {
  const run = new Map(files.map((file) => [basename(file.path), file]));
  const counts = { problems: zero(), problemsAnyLabel: zero(), parts: zero(), missing: zero() };
  const by = {};
  const of = (name) => {
    by[name] ??= zero();
    return by[name];
  };
  const letters = { count: rows.length, kinds: 0, others: 0, silent: 0, exemplary: 0, clean: 0, alarms: 0 };
  const notes = [];

  for (const row of rows) {
    const { text, spans } = strip(readFileSync(join(folder, row.file), "utf8"));
    const words = ({ start, end }) => `"${text.slice(start, end)}"`;
    const note = (what) => notes.push(`${row.file}: ${what}`);
    const got = run.get(row.file);
    if (!got) {
      note("not in the run");
      continue;
    }
    if ((row.kind === "unrelated" ? "other" : row.kind) === got.kind) letters.kinds++;
    if (row.kind !== "termination") {
      letters.others++;
      const loud = got.findings.filter((f) => !(row.kind === "contract" && f.rule.startsWith("clause-")));
      if (!loud.length) letters.silent++;
      else note(`should be silent (${row.kind}): ${loud.slice(0, 3).map((f) => `${f.rule} ${words(f)}`).join("; ")}`);
      continue;
    }
    const phrases = got.findings.filter(({ rule }) => PROBLEMS.includes(rule));
    const problems = spans.filter(({ type }) => type === "problem");
    const parts = spans.filter(({ type }) => type === "part");
    if (row.quality === "exemplary") {
      letters.exemplary++;
      letters.alarms += phrases.length;
      if (!phrases.length) letters.clean++;
    }

    /** Counts a finding or a mark for the total and for its own rule. */
    const count = (total, name, ok, [yes, no], what) => {
      for (const c of [total, of(name)]) c[ok ? yes : no]++;
      if (!ok) note(what);
    };
    const findings = ["tp", "fp"];
    const marks = ["found", "missed"];
    for (const mark of problems) {
      const hit = phrases.filter((finding) => hits(finding, mark));
      const ok = hit.some(({ rule }) => rule === mark.label);
      count(counts.problems, mark.label, ok, marks, `missed ${mark.label} ${words(mark)}`);
      counts.problemsAnyLabel[hit.length ? "found" : "missed"]++;
    }
    for (const finding of phrases) {
      const hit = problems.filter((mark) => hits(finding, mark));
      const ok = hit.some(({ label }) => label === finding.rule);
      count(counts.problems, finding.rule, ok, findings, `false ${finding.rule} ${words(finding)}`);
      counts.problemsAnyLabel[hit.length ? "tp" : "fp"]++;
    }
    for (const mark of parts) {
      const ok = got.parts.some((part) => part.part === mark.label && hits(part, mark));
      count(counts.parts, `part:${mark.label}`, ok, marks, `missed part ${mark.label} ${words(mark)}`);
    }
    for (const part of got.parts) {
      const ok = parts.some((mark) => mark.label === part.part && hits(part, mark));
      count(counts.parts, `part:${part.part}`, ok, findings, `false part ${part.part} ${words(part)}`);
    }
    const said = new Set(got.findings.map(({ rule }) => rule));
    for (const [part, needed] of Object.entries(REQUIRED)) {
      const rule = `missing-${part}`;
      const there = parts.find(({ label }) => needed.includes(label));
      if (!there) count(counts.missing, rule, said.has(rule), marks, `should say ${rule}`);
      else of(rule);
      if (said.has(rule)) count(counts.missing, rule, !there, findings, `says ${rule}, but it is there: ${there && words(there)}`);
    }
  }
  return { counts, by, letters, notes };
}

/** The counts of several sets of letters as one. */
export const pooled = (tallies, name) => tallies.map(({ counts }) => counts[name]).reduce(sum, zero());

/** A tally as the shares that are printed and recorded. */
export function shares({ counts, by, letters }) {
  return {
    letters: letters.count,
    ...Object.fromEntries(Object.entries(counts).map(([name, c]) => [name, measure(c)])),
    kind: `${letters.kinds}/${letters.count}`,
    silentElsewhere: `${letters.silent}/${letters.others}`,
    exemplaryClean: `${letters.clean}/${letters.exemplary}`,
    alarmsOnExemplary: letters.alarms,
    by: Object.fromEntries(
      Object.entries(by)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, c]) => [name, { ...measure(c), marks: c.found + c.missed, findings: c.tp + c.fp }]),
    ),
  };
}
