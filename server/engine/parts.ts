import type { ScannedBlock } from "./check.ts";
import { partRuns } from "./reader/read.ts";
import type { LanguageRules } from "./rulebook.ts";
import type { FoundPart, Range } from "./types.ts";

/** The parts of a block in ascending order. An end date is the date's own words, where frames know them. */
export function partsOf({ reading, hits }: ScannedBlock, block: number, { reader }: LanguageRules): FoundPart[] {
  const { tokens } = reading;
  const dates = hits.filter((hit) => hit.frame.of === "part:end-date");
  return partRuns(reading, reader)
    .flatMap(({ label, first, end }) => {
      const run: Range = { start: tokens.start[first] ?? 0, end: tokens.end[end - 1] ?? 0 };
      const inside = label === "end-date" ? merged(dates.filter((hit) => hit.start < run.end && run.start < hit.end)) : [];
      return (inside.length ? inside : [run]).map((range) => ({ part: label, block, ...range }));
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
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
