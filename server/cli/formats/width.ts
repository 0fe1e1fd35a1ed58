/** Ranges of characters that fill two cells of a terminal, from Unicode's East Asian Width (W and F), joined where only unused ones lie between. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1b000, 0x1b2ff],
  [0x20000, 0x3fffd],
];
const ZERO = /^(?:\p{M}|\p{Default_Ignorable_Code_Point}|[\u{1f3fb}-\u{1f3ff}])$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
const TAB_STOP = 4;

/** A text as a terminal shows it, and the cell at which each of its UTF-16 units starts (one more entry for the end). */
export interface Cells {
  readonly shown: string;
  readonly at: readonly number[];
}

/** Lays a line out in cells: tabs become spaces, and what could steer the terminal becomes a mark. */
export function layOut(line: string): Cells {
  const at: number[] = [];
  let shown = "";
  let cell = 0;
  let joined = false;
  for (const character of line) {
    for (let i = 0; i < character.length; i++) at.push(cell);
    if (character === "\t") {
      const width = TAB_STOP - (cell % TAB_STOP);
      shown += " ".repeat(width);
      cell += width;
    } else {
      const visible = defused(character);
      shown += visible;
      // What a zero width joiner ties to an emoji is drawn inside it.
      if (!joined) cell += widthOf(visible);
    }
    joined = character === "\u200d";
  }
  at.push(cell);
  return { shown, at };
}

/** Control characters, directional overrides and halves of a surrogate pair as the replacement character. */
export function defused(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, "\ufffd");
}

function widthOf(character: string): number {
  const point = character.codePointAt(0) as number;
  if (point < 0x300) return point === 0xad ? 0 : 1;
  if (ZERO.test(character)) return 0;
  // Two of these make one flag.
  if (point >= 0x1f1e6 && point <= 0x1f1ff) return 1;
  return WIDE.some(([from, to]) => from <= point && point <= to) || EMOJI.test(character) ? 2 : 1;
}
