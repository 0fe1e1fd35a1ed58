import type { Range } from "../engine/types.ts";
import { headersIn, headerWords } from "./headers.ts";
import { linesOf } from "./lines.ts";

/** The part of a message that holds what its writer wrote. */
export interface TextPart extends Range {
  readonly html: boolean;
  readonly charset: string;
  readonly encoding: "none" | "quoted-printable" | "base64";
}

/** Messages within messages deeper than this were made to confuse. */
const DEEPEST = 8;

/** The text of a message whose headers and body stand there: its plain part, else its HTML; the whole body where it has no parts. */
export function textPartOf(source: string, headers: Range, body: Range, depth = 0): TextPart | undefined {
  const type = headerWords(source, headers, "content-type").toLowerCase() || "text/plain";
  const disposition = headerWords(source, headers, "content-disposition");
  if (/^attachment/i.test(disposition) || depth > DEEPEST) return undefined;
  if (/^multipart\//.test(type)) {
    const boundary = parameter(headerWords(source, headers, "content-type"), "boundary");
    const parts = boundary ? partsOf(source, body, boundary) : [];
    const texts = parts.map((part) => {
      const own = headersIn(source, part.start, part.end) ?? { start: part.start, end: afterBlank(source, part) };
      return textPartOf(source, own, { start: own.end, end: part.end }, depth + 1);
    });
    const found = texts.filter((part) => part !== undefined);
    // A message whose parts can't be found is read as it stands.
    if (!parts.length && !depth) return { ...body, html: false, charset: "", encoding: "none" };
    return (/^multipart\/alternative/.test(type) && found.find(({ html }) => !html)) || found[0];
  }
  if (!/^text\/(?:plain|html)/.test(type)) return undefined;
  const encoding = /quoted-printable|base64/i.exec(headerWords(source, headers, "content-transfer-encoding"))?.[0].toLowerCase();
  return {
    ...body,
    html: type.startsWith("text/html"),
    charset: parameter(type, "charset"),
    encoding: encoding === "base64" || encoding === "quoted-printable" ? encoding : "none",
  };
}

function parameter(header: string, name: string): string {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(header);
  return match?.[1] ?? match?.[2] ?? "";
}

/** The parts between the lines of a boundary; the line end before such a line belongs to it. */
function partsOf(source: string, body: Range, boundary: string): Range[] {
  const parts: Range[] = [];
  let start = -1;
  let previous = body.start;
  for (const line of linesOf(source, body.start, body.end)) {
    const words = source.slice(line.start, line.end).trimEnd();
    if (words === `--${boundary}` || words === `--${boundary}--`) {
      if (start >= 0) parts.push({ start, end: Math.max(previous, start) });
      start = words.endsWith("--") && words !== `--${boundary}` ? -1 : line.next;
      if (start < 0) return parts;
    }
    previous = line.end;
  }
  if (start >= 0) parts.push({ start, end: body.end });
  return parts;
}

/** A part may have no headers: then it begins with a blank line. */
function afterBlank(source: string, { start, end }: Range): number {
  const [first] = linesOf(source, start, end);
  return first && first.start === first.end ? first.next : start;
}
