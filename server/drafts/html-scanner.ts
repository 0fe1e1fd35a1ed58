import type { Range } from "../engine/types.ts";

/** A tag; its name is in lower case, `closes` says that it is an end tag. */
export interface Tag extends Range {
  readonly type: "tag";
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
}

/** A piece of HTML. */
export type Piece = Tag | (Range & { readonly type: "text" | "entity" | "comment" });

/** A tag that has not closed after so many characters is no tag. */
const LONGEST_TAG = 10_000;

/** Cuts HTML into tags, comments, character references and the text between them. */
export function* piecesOf(text: string, from: number): Generator<Piece> {
  let at = from;
  let plain = from;
  while (at < text.length) {
    const piece = text[at] === "<" ? markupAt(text, at) : text[at] === "&" ? entityAt(text, at) : undefined;
    if (!piece) {
      at++;
      continue;
    }
    if (at > plain) yield { type: "text", start: plain, end: at };
    yield piece;
    at = piece.end;
    plain = at;
  }
  if (at > plain) yield { type: "text", start: plain, end: at };
}

function entityAt(text: string, start: number): Piece | undefined {
  const match = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});?/i.exec(text.slice(start, start + 40));
  return match ? { type: "entity", start, end: start + match[0].length } : undefined;
}

function markupAt(text: string, start: number): Piece | undefined {
  if (text.startsWith("<!--", start)) {
    const end = text.indexOf("-->", start + 4);
    return { type: "comment", start, end: end < 0 ? text.length : end + 3 };
  }
  const opened = /^<(?:(\/?)([a-z][a-z0-9:-]*)|[!?])/i.exec(text.slice(start, start + 60));
  if (!opened) return undefined;
  let quote = "";
  for (let at = start + opened[0].length; at < Math.min(text.length, start + LONGEST_TAG); at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") {
      if (opened[2] === undefined) return { type: "comment", start, end: at + 1 };
      const attributes = text.slice(start + opened[0].length, at);
      return { type: "tag", start, end: at + 1, name: opened[2].toLowerCase(), closes: opened[1] === "/", attributes };
    }
  }
  return undefined;
}
