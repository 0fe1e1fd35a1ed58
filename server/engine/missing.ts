import type { FindingsContext } from "./findings.ts";
import { interfaceText } from "./interface-text.ts";
import { formsOfAddress } from "./mixed-address.ts";
import { remarkOf } from "./remark.ts";
import type { Finding, Fix, Part } from "./types.ts";

/** What a good letter has, in the order in which it stands there. A contract or a refund meets the commitment. */
const REQUIRED: readonly (readonly [string, readonly Part[]])[] = [
  ["call", ["call"]],
  ["decision", ["decision"]],
  ["reason", ["reason"]],
  ["end-date", ["end-date"]],
  ["next-steps", ["next-steps"]],
  ["commitment", ["contract", "refund"]],
  ["substitute", ["substitute"]],
  ["thanks", ["thanks"]],
];

type MissingContext = Pick<FindingsContext, "letter" | "blocks" | "parts" | "rules" | "language" | "locale">;

/** A finding for each part that the letter lacks, at the place where the part belongs, with a fix that inserts it there. */
export function missingParts(context: MissingContext): Finding[] {
  const has = new Set(context.parts.map(({ part }) => part));
  const body = context.letter.blocks.findIndex(({ kind }) => kind !== "subject");
  if (body < 0) return [];
  return REQUIRED.filter(([, parts]) => !parts.some((part) => has.has(part))).map(([name]) => findingOf(context, name, body));
}

function findingOf(context: MissingContext, name: string, body: number): Finding {
  const { letter, rules, locale, language } = context;
  const rule = `missing-${name}`;
  const { block, side } = placeOf(context, name, body);
  const text = letter.blocks[block]?.text ?? "";
  const insert = rules.languages[language].inserts[rule];
  const newText = insert && inWritersSigns(context, (isFamiliar(context) && insert.tu) || insert.text);
  const fixes: Fix[] = newText
    ? [
        {
          title: interfaceText(rules, locale, "fix.insert", { text: newText }),
          safe: false,
          edits: [{ type: "insert", block, side, newText }],
        },
      ]
    : [];
  const line = /^[^\n]*?(?=\s*(?:\n|$))/.exec(text)?.[0].length ?? 0;
  return remarkOf(context, { rule, block, start: 0, end: Math.max(line, 1), fixes });
}

/** After the last part that comes before it in a good letter; thanks stand before the closing formula. */
function placeOf({ letter, blocks, parts }: MissingContext, name: string, body: number): { block: number; side: "before" | "after" } {
  const cue = (wanted: string) => blocks.map(({ hits }) => hits.some((hit) => hit.frame.of === `cue:${wanted}`));
  const closing = cue("closing").lastIndexOf(true);
  const greeting = cue("greeting").findIndex((is, i) => is && i >= body);
  const stop = closing > Math.max(greeting, body) ? closing : letter.blocks.length;
  const earlier = REQUIRED.slice(
    0,
    REQUIRED.findIndex(([other]) => other === name),
  ).flatMap(([, list]) => list);
  const after = parts.filter((part) => earlier.includes(part.part) && part.block >= body && part.block < stop).map((part) => part.block);
  if (name === "thanks" || name === "call" || name === "decision" || !after.length) {
    if (name === "thanks")
      return stop < letter.blocks.length ? { block: stop, side: "before" } : { block: letter.blocks.length - 1, side: "after" };
    return greeting >= 0 && greeting < stop ? { block: greeting, side: "after" } : { block: body, side: "before" };
  }
  return { block: Math.max(...after), side: "after" };
}

/** With straight apostrophes where the letter has no others. */
function inWritersSigns({ letter }: MissingContext, words: string): string {
  const has = (sign: string) => letter.blocks.some((block) => block.text.includes(sign));
  return has("'") && !has("’") ? words.replaceAll("’", "'") : words;
}

function isFamiliar({ blocks, language }: MissingContext): boolean {
  const { familiar, formal } = formsOfAddress(blocks, language);
  return familiar.length > formal.length;
}
