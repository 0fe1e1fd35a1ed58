import type { Range } from "../engine/types.ts";
import { byteLengths, decodeBytes, encodeBytes } from "./charset.ts";
import { lineEnd, lineStart } from "./lines.ts";
import type { SourceMapBuilder } from "./source-map.ts";

/** The longest line that a mail may have. */
const LONGEST_LINE = 76;
/** A run of coded bytes, which may be broken between two of them; or a line break that is none. */
const CODED = /(=[0-9a-f]{2}(?:(?:=[ \t]*(?:\r\n|\n|\r))?=[0-9a-f]{2})*)|=[ \t]*(?:\r\n|\n|\r|$)/gi;

/** Reads quoted-printable: coded characters stand for themselves, soft line breaks for nothing. */
export function readQuotedPrintable(source: string, { start, end }: Range, charset: string, builder: SourceMapBuilder): void {
  const coded = source.slice(start, end);
  let at = 0;
  for (const match of coded.matchAll(CODED)) {
    builder.text(start + at, start + match.index);
    at = match.index + match[0].length;
    if (match[1] === undefined) continue;
    const places: number[] = [];
    const bytes: number[] = [];
    for (const byte of match[1].matchAll(/=([0-9a-f]{2})/gi)) {
      places.push(start + match.index + byte.index);
      bytes.push(Number.parseInt(byte[1] as string, 16));
    }
    addCharacters(builder, Uint8Array.from(bytes), charset, (i) => ({ start: places[i] as number, end: (places[i] as number) + 3 }));
  }
  builder.text(start + at, end);
}

/** Words in quoted-printable, in the place of source[start, end), on lines that are not too long. */
export function writeQuotedPrintable(source: string, words: string, charset: string, start: number, end: number): string | undefined {
  let column = start - lineStart(source, start);
  let coded = "";
  const put = (piece: string) => {
    if (column + piece.length >= LONGEST_LINE) {
      coded += "=\r\n";
      column = 0;
    }
    coded += piece;
    column += piece.length;
  };
  for (const character of words) {
    if (character === "\n" || character === "\r") {
      coded += character;
      column = 0;
    } else if (/^[ -<>-~\t]$/.test(character)) put(character);
    else {
      const bytes = encodeBytes(character, charset);
      if (!bytes) return undefined;
      put([...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
    }
  }
  const rest = lineEnd(source, end) - end;
  if (words && rest && column + rest > LONGEST_LINE) coded += "=\r\n";
  // A coded blank line ends must be those of the mail around it.
  return /\r\n/.test(source) ? coded : coded.replaceAll("\r\n", "\n");
}

/** Reads base64: each character stands for the groups that hold its bytes. */
export function readBase64(source: string, { start, end }: Range, charset: string, builder: SourceMapBuilder): boolean {
  const places: number[] = [];
  let coded = "";
  for (let i = start; i < end; i++) {
    const character = source.charAt(i);
    if (!/^[A-Za-z0-9+/]$/.test(character)) continue;
    places.push(i);
    coded += character;
  }
  let binary: string;
  try {
    binary = atob(coded.length % 4 === 1 ? coded.slice(0, -1) : coded);
  } catch {
    return false;
  }
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const groupOf = (i: number) => {
    const first = Math.floor(i / 3) * 4;
    return { start: places[first] as number, end: (places[Math.min(first + 3, places.length - 1)] as number) + 1 };
  };
  addCharacters(builder, bytes, charset, groupOf);
  return true;
}

/** Adds the characters of bytes, each as a stand-in for the source of its bytes; all as one where they can't be told apart. */
function addCharacters(builder: SourceMapBuilder, bytes: Uint8Array, charset: string, placeOf: (byte: number) => Range): void {
  const text = decodeBytes(bytes, charset);
  const lengths = byteLengths(text, bytes.length, charset);
  if (!lengths) {
    builder.standIn(placeOf(0).start, placeOf(bytes.length - 1).end, text);
    return;
  }
  let byte = 0;
  let i = 0;
  for (const character of text) {
    const length = lengths[i++] as number;
    builder.standIn(placeOf(byte).start, placeOf(byte + length - 1).end, character);
    byte += length;
  }
}
