import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BlockKind, Kind, Language } from "../../server/engine/types.ts";

/** A mark: `label` names a problem or a part; UTF-16 offsets of the text without marks. */
export interface Mark {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export interface MarkedBlock {
  /** File and line, below `rules/examples/`. */
  readonly place: string;
  readonly kind: BlockKind;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A letter of several blocks, or a single sentence. */
export interface Example {
  readonly kind: Kind;
  /** A sentence by itself: it says nothing of how letters are built. */
  readonly alone: boolean;
  readonly blocks: readonly MarkedBlock[];
}

/** Takes the marks `[[problem|…]]` and `{{part|…}}` out of a text. Throws a sentence if one is not closed. */
export function stripMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const open: { label: string; start: number; close: string }[] = [];
  let text = "";
  for (let i = 0; i < marked.length; ) {
    const opening = /^(\[\[|\{\{)([a-z-]+)\|/.exec(marked.slice(i, i + 32));
    const top = open.at(-1);
    if (opening) {
      open.push({ label: opening[2] as string, start: text.length, close: opening[1] === "[[" ? "]]" : "}}" });
      i += opening[0].length;
    } else if (top && marked.startsWith(top.close, i)) {
      open.pop();
      marks.push({ label: top.label, start: top.start, end: text.length });
      i += 2;
    } else text += marked[i++];
  }
  if (open.length) throw new Error(`The mark "${open.at(-1)?.label}" is not closed.`);
  return { text, marks };
}

const SUBJECT = /^(?:Subject|Objet) ?: /;
const HEADING = /^#{2,} /;
const ITEM = /^- /;

function blockOf(line: string, place: string): MarkedBlock {
  for (const [pattern, kind] of [
    [SUBJECT, "subject"],
    [HEADING, "heading"],
    [ITEM, "item"],
  ] as const)
    if (pattern.test(line)) return { place, kind, ...stripMarks(line.replace(pattern, "")) };
  return { place, kind: "paragraph", ...stripMarks(line) };
}

/** In a draft the closing formula and the name below it are the lines of one paragraph. */
function joinClosing(blocks: readonly MarkedBlock[]): MarkedBlock[] {
  const joined = [...blocks];
  const short = (block: MarkedBlock | undefined) => block?.kind === "paragraph" && block.text.length < 40 && !/[.!?]$/.test(block.text);
  while (joined.length > 2 && short(joined.at(-1)) && short(joined.at(-2))) {
    const last = joined.pop() as MarkedBlock;
    const before = joined.pop() as MarkedBlock;
    const shift = before.text.length + 1;
    joined.push({
      place: before.place,
      kind: "paragraph",
      text: `${before.text}\n${last.text}`,
      marks: [...before.marks, ...last.marks.map(({ label, start, end }) => ({ label, start: start + shift, end: end + shift }))],
    });
  }
  return joined;
}

/**
 * Reads the examples of a language: every line of a file is a paragraph with its marks. Lines below `# letter KIND: about` are one
 * letter up to the next such line; lines above the first one are sentences by themselves.
 */
export function readExamples(folder: string, language: Language): Example[] {
  const examples: Example[] = [];
  for (const file of readdirSync(join(folder, language)).sort()) {
    let letter: { kind: Kind; blocks: MarkedBlock[] } | undefined;
    const finish = () => {
      if (letter) examples.push({ ...letter, alone: false, blocks: joinClosing(letter.blocks) });
      letter = undefined;
    };
    readFileSync(join(folder, language, file), "utf8")
      .split("\n")
      .forEach((line, i) => {
        const place = `${language}/${file}:${i + 1}`;
        const head = /^# letter (termination|client-mail|contract|other)\b/.exec(line);
        if (head) {
          finish();
          letter = { kind: head[1] as Kind, blocks: [] };
        } else if (line.trim()) {
          try {
            const block = blockOf(line, place);
            if (letter) letter.blocks.push(block);
            else examples.push({ kind: "termination", alone: true, blocks: [block] });
          } catch (error) {
            throw new Error(`rules/examples/${place}: ${(error as Error).message}`);
          }
        }
      });
    finish();
  }
  return examples;
}
