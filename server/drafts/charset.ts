/** What Windows-1252 has in the place of Latin 1's second set of control characters; five of them are free. */
const WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
/** The names under which mails and the web call it, whichever of these sets they mean. */
const WESTERN = /^(?:windows-1252|cp-?1252|x-cp1252|iso-?8859-1|iso_8859-1|latin-?1|l1|(?:us-)?ascii|ansi_x3\.4-1968)$/i;

/** The text of bytes in Windows-1252. Some versions of Node decode it as Latin 1, so that the apostrophe of "l’année" gets lost. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte >= 0x80 && byte < 0xa0 ? WINDOWS.charAt(byte - 0x80) : String.fromCharCode(byte);
  return text;
}

/** The bytes of words in Windows-1252, or undefined where it has no place for one of their characters. */
export function encodeWindows1252(words: string): Uint8Array | undefined {
  const bytes = new Uint8Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const point = words.charCodeAt(i);
    const special = WINDOWS.indexOf(words.charAt(i));
    if (special >= 0) bytes[i] = 0x80 + special;
    else if (point < 0x80 || (point >= 0xa0 && point < 0x100)) bytes[i] = point;
    else return undefined;
  }
  return bytes;
}

/** The text of bytes in a named character set; where the name is not known, in Windows-1252. */
export function decodeBytes(bytes: Uint8Array, charset: string): string {
  if (WESTERN.test(charset)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(charset || "utf-8", { ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
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

/** The bytes of words, or undefined where the character set has no place for them or is not one that this writes. */
export function encodeBytes(words: string, charset: string): Uint8Array | undefined {
  if (/^utf-?8$/i.test(charset || "utf-8")) return new TextEncoder().encode(words);
  // Every set that mails use has ASCII in its place.
  if ([...words].every((character) => character < "\x80")) return new TextEncoder().encode(words);
  // What a mail calls Latin 1 has no place for the marks of Windows.
  const bytes = WESTERN.test(charset) ? encodeWindows1252(words) : undefined;
  const limit = /ascii/i.test(charset) ? 0x80 : 0x100;
  const windows = /1252/.test(charset);
  return bytes?.every((byte) => byte < limit && (windows || byte < 0x80 || byte >= 0xa0)) ? bytes : undefined;
}
