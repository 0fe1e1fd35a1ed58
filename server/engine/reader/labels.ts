import type { Part } from "../types.ts";

/** The problems that the reader tells apart, in the order in which they claim words. Shouting is found by an exact check instead. */
export const READ_PROBLEMS = [
  "threat",
  "unkind",
  "blame",
  "breach",
  "grudge",
  "reopening",
  "justification",
  "sugarcoat",
  "vague",
  "opinion",
] as const;

export const READ_PARTS: readonly Part[] = [
  "call",
  "decision",
  "reason",
  "end-date",
  "next-steps",
  "contract",
  "refund",
  "substitute",
  "thanks",
];

/** Columns of the reader's scores: no problem, the problems, the parts. */
export const NO_PROBLEM = 0;
export const FIRST_PART = 1 + READ_PROBLEMS.length;
export const LABEL_COUNT = FIRST_PART + READ_PARTS.length;
