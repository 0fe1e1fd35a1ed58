/** The text of bytes in a named character set; where the name is not known, in that of Western Windows. */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset || "utf-8", { ignoreBOM: true });
  } catch {
    decoder = new TextDecoder("windows-1252");
  }
  return decoder.decode(bytes);
}

/** How many bytes each character takes, in the order of the text; undefined where that can't be told. */
export function byteLengths(text: string, bytes: number, charset: string): number[] | undefined {
  const characters = [...text];
  if (/^utf-?8$/i.test(charset || "utf-8")) {
    if (text.includes("\ufffd")) return undefined;
    return characters.map((character) => {
      const point = character.codePointAt(0) as number;
      return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    });
  }
  return characters.length === bytes ? characters.map(() => 1) : undefined;
}

/** The bytes of words, or undefined where the character set has no place for them. */
export function encodeBytes(words: string, charset: string): Uint8Array | undefined {
  if (/^utf-?8$/i.test(charset || "utf-8")) return new TextEncoder().encode(words);
  if (!/^(?:us-ascii|iso-8859-\d+|latin-?1|windows-125\d)$/i.test(charset)) return undefined;
  const all = decodeBytes(
    Uint8Array.from({ length: 256 }, (_, i) => i),
    charset,
  );
  const bytes: number[] = [];
  for (const character of words) {
    const byte = all.indexOf(character);
    if (byte < 0 || (byte > 127 && /^us-ascii$/i.test(charset))) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}
