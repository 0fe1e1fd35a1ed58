import type { ScannedBlock } from "./check.ts";
import { partRuns } from "./reader/read.ts";
import type { LanguageRules } from "./rulebook.ts";
import type { FoundPart, Part, Range } from "./types.ts";

/**
 * The parts of a block in ascending order. An end date is the date's own words, where frames know them; and a date in the clause that
 * tells the decision is one, whatever the reader thinks of it.
 */
export function partsOf({ reading, hits }: ScannedBlock, block: number, { reader }: LanguageRules): FoundPart[] {
  const { tokens } = reading;
  const runs = partRuns(reading, reader).map(({ label, first, end }) => ({
    part: label,
    start: tokens.start[first] ?? 0,
    end: tokens.end[end - 1] ?? 0,
  }));
  const dates = merged(hits.filter((hit) => hit.frame.of === "part:end-date"));
  const within = (part: Part, date: Range) => runs.some((run) => run.part === part && date.start < run.end && run.start < date.end);
  const ends = dates.filter((date) => within("end-date", date) || within("decision", date));
  const others = runs.filter((run) => run.part !== "end-date" || !ends.some((date) => date.start < run.end && run.start < date.end));
  return [...others, ...ends.map((date) => ({ part: "end-date" as const, start: date.start, end: date.end }))]
    .map((part) => ({ ...part, block }))
    .sort((x, y) => x.start - y.start || y.end - x.end);
}

/** Ranges that overlap or touch as one. */
function merged(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = whole.at(-1);
    if (last && start <= last.end + 1) whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else whole.push({ start, end });
  }
  return whole;
}
