import assert from "node:assert/strict";
import { sourceRange } from "../../server/drafts/check-draft.ts";
import { toSourceFix } from "../../server/drafts/edits.ts";
import { withEdits } from "../../server/drafts/fix-draft.ts";
import { readDraft } from "../../server/drafts/read.ts";
import { exactly } from "../../server/drafts/source-map.ts";
import type { Draft } from "../../server/drafts/types.ts";
import type { Edit } from "../../server/engine/types.ts";

/** Reads a draft, and holds it to what every draft must be. */
export function read(source: string, languageId = "plaintext"): Draft {
  const draft = readDraft(source, { languageId });
  assertSound(draft);
  return draft;
}

/** The draft's blocks, each as its kind and its words. */
export const blocksOf = ({ letter }: Draft): string[] => letter.blocks.map(({ kind, text }) => `${kind}: ${text}`);

/** What was left out, each as its reason and its source. */
export const omitted = ({ omissions, source }: Draft): string[] =>
  omissions.map(({ reason, start, end }) => `${reason}: ${source.slice(start, end)}`);

/** The source of the first place where a block has these words. */
export function sourceOf(draft: Draft, words: string): string {
  for (const [i, { text }] of draft.letter.blocks.entries()) {
    const at = text.indexOf(words);
    if (at < 0) continue;
    const { start, end } = sourceRange(draft, i, at, at + words.length);
    return draft.source.slice(start, end);
  }
  return assert.fail(`no block has "${words}"`);
}

/** The source after new words have taken the place of some; undefined where the draft has no place for the edit. */
export function replaced(draft: Draft, words: string, newText: string): string | undefined {
  const block = draft.letter.blocks.findIndex(({ text }) => text.includes(words));
  assert.ok(block >= 0, words);
  const start = (draft.letter.blocks[block]?.text ?? "").indexOf(words);
  return edited(draft, { type: "replace", block, start, end: start + words.length, newText });
}

export function edited(draft: Draft, edit: Edit): string | undefined {
  const fix = toSourceFix(draft, { title: "", safe: false, edits: [edit] });
  return fix && withEdits(draft.source, fix.edits);
}

/** Runs ascend and lie inside the source; what is taken as it is, is; no block reaches into another one or into what is left out. */
export function assertSound(draft: Draft): void {
  const { letter, places, text, source, transfer, omissions } = draft;
  assert.equal(places.length, letter.blocks.length);
  if (!transfer) assert.equal(text, source);
  let last = 0;
  for (const [i, block] of letter.blocks.entries()) {
    assert.equal(block.text, block.text.trim());
    assert.ok(block.text);
    const { map, whole, wraps } = places[i] as (typeof places)[number];
    assertRuns(map, block.text, text);
    const first = map[1] as number;
    assert.ok(first >= last, "blocks ascend");
    last = (map.at(-2) as number) + Math.abs(map.at(-1) as number);
    assert.ok(whole.start <= first && last <= whole.end && whole.end <= text.length, "a block lies in its element");
    for (const { start, end, inner } of wraps) assert.ok(start <= inner.start && inner.start <= inner.end && inner.end <= end);
    for (const word of block.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
      const range = { start: word.index, end: word.index + word[0].length };
      const place = exactly(map, block.text.length, range);
      const asItIs = isAsItIs(map, range.start, range.end, block.text.length);
      if (asItIs) assert.equal(place && text.slice(place.start, place.end), word[0]);
      const found = sourceRange(draft, i, range.start, range.end);
      assert.ok(0 <= found.start && found.start < found.end && found.end <= source.length, word[0]);
      if (asItIs && !transfer) assert.equal(source.slice(found.start, found.end), word[0]);
      const reaches = omissions.find(
        ({ start, end, reason }) => reason !== "headers" && reason !== "comment" && start < found.end && found.start < end,
      );
      assert.equal(reaches, undefined, `${word[0]} is left out`);
    }
  }
  if (transfer) assertRuns(transfer.map, text, source, false);
  for (const { start, end } of omissions) assert.ok(0 <= start && start <= end && end <= source.length);
}

/** Whether a range lies in one run that is the source's own. */
function isAsItIs(map: readonly number[], start: number, end: number, length: number): boolean {
  for (let i = 0; i < map.length; i += 3)
    if ((map[i] as number) <= start && end <= (map[i + 3] ?? length)) return (map[i + 2] as number) > 0;
  return false;
}

function assertRuns(map: readonly number[], made: string, of: string, apart = true): void {
  let lastMade = 0;
  let lastSource = 0;
  for (let i = 0; i < map.length; i += 3) {
    const at = map[i] as number;
    const from = map[i + 1] as number;
    const length = map[i + 2] as number;
    const end = map[i + 3] ?? made.length;
    assert.ok(at === lastMade && end > at, "runs follow one another");
    assert.ok(apart ? from >= lastSource : from >= 0, "runs ascend");
    assert.ok(from + Math.abs(length) <= of.length, "runs lie inside");
    if (length > 0) assert.equal(made.slice(at, end), of.slice(from, from + length));
    lastMade = end;
    lastSource = from + Math.abs(length);
  }
  assert.equal(lastMade, map.length ? made.length : 0);
}
