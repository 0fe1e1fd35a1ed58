import { FIRST_PART, LABEL_COUNT, READ_PARTS, READ_PROBLEMS } from "../../server/engine/reader/labels.ts";

interface Judged {
  readonly problem: number;
  readonly parts: number;
  readonly probabilities: Float64Array;
}

/** Precision counts for more than recall where the writer is criticised: a false alarm costs more than a miss. */
const PROBLEM_BETA = 0.8;
const PART_BETA = 1;

/** The probability from which on each label is said: where its F measure is best over clauses that were not learned from. */
export function thresholds(clauses: readonly Judged[], log: (line: string) => void): Float32Array {
  const threshold = new Float32Array(LABEL_COUNT);
  for (let l = 1; l < LABEL_COUNT; l++) {
    const isProblem = l < FIRST_PART;
    const beta = isProblem ? PROBLEM_BETA : PART_BETA;
    let best = -1;
    let said = "";
    for (let step = 8; step < 38; step++) {
      const at = step / 40;
      let hits = 0;
      let alarms = 0;
      let misses = 0;
      for (const { problem, parts, probabilities } of clauses) {
        const is = isProblem ? problem === l : ((parts >> (l - FIRST_PART)) & 1) === 1;
        const says = (probabilities[l] as number) >= at && (!isProblem || isFirst(probabilities, l));
        if (is && says) hits++;
        else if (says) alarms++;
        else if (is) misses++;
      }
      const f = ((1 + beta * beta) * hits) / ((1 + beta * beta) * hits + beta * beta * misses + alarms || 1);
      if (f <= best) continue;
      best = f;
      threshold[l] = at;
      said = `precision ${(hits / (hits + alarms)).toFixed(2)} recall ${(hits / (hits + misses)).toFixed(2)} from ${at}`;
    }
    log(`  ${isProblem ? READ_PROBLEMS[l - 1] : READ_PARTS[l - FIRST_PART]}: ${said}`);
  }
  return threshold;
}

function isFirst(probabilities: Float64Array, label: number): boolean {
  for (let l = 1; l < FIRST_PART; l++) if ((probabilities[l] as number) > (probabilities[label] as number)) return false;
  return true;
}
