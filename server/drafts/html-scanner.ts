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

/** Within so many characters a tag is read with its quotation marks. */
const NEAR = 2000;

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
  const end = tagEnd(text, start + opened[0].length);
  if (end < 0) return undefined;
  if (opened[2] === undefined) return { type: "comment", start, end };
  const attributes = text.slice(start + opened[0].length, end - 1);
  return { type: "tag", start, end, name: opened[2].toLowerCase(), closes: opened[1] === "/", attributes };
}

/** Where a tag ends: at a `>` outside of quotation marks, and where none is near, as in a tag that holds a picture, at the next one. */
function tagEnd(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < Math.min(text.length, from + NEAR); at++) {
    const character = text.charAt(at);
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  return text.indexOf(">", from) + 1 || -1;
}
