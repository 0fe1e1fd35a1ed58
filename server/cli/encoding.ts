import { decodeWindows1252, encodeWindows1252 } from "../drafts/charset.ts";

/** How the text of a file is kept in bytes. A byte order mark is part of the text. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** The text of a file: UTF-16 by its byte order mark, else UTF-8, else Windows-1252. What holds no text gives undefined. */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: fromUtf16(bytes, true), encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: fromUtf16(bytes, false), encoding: "utf-16be" };
  if (bytes.includes(0)) return undefined;
  let decoded: Decoded;
  try {
    decoded = { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    decoded = { text: decodeWindows1252(bytes), encoding: "windows-1252" };
  }
  // Files that are no text although they may hold no zero byte: PDF, RTF.
  return /^(?:%PDF-|\{\\rtf)/.test(decoded.text) ? undefined : decoded;
}

/** The bytes of a text, or undefined where the encoding has no place for one of its characters. */
export function encode(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === "utf-8") return /\p{Cs}/u.test(text) ? undefined : new TextEncoder().encode(text);
  if (encoding === "windows-1252") return encodeWindows1252(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

/** Unit by unit: TextDecoder would put another character in the place of a lone surrogate, and it could not be written back. */
function fromUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(view.getUint16(i, littleEndian));
  return text;
}
