import type { Line } from "./lines.ts";
import type { OmissionReason } from "./types.ts";

const FORWARDED =
  /^[ \t]*(?:[-_]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by|(?:message|courriel)\s+(?:d['’]origine|original|transféré|réexpédié)|transféré par)(?!\p{L})|(?:begin forwarded message|début du message (?:réexpédié|transféré))\s?:)/iu;
/** "On Monday Karen wrote:" and its like, on one line. */
const ATTRIBUTIONS = [
  /^on\b.{4,220}\bwrote\s?:$/iu,
  /^le\b.{4,220}\sa écrit\s?:$/iu,
  /^.{2,120}\sa écrit le\b.{4,80}:$/iu,
  /^.{2,120}<[^<>\s]+@[^<>\s]+>,?\s*(?:wrote|writes|a écrit)\s?:$/iu,
  /^\d{4}-\d\d-\d\d.{3,120}<[^<>\s]+@[^<>\s]+>\s?:$/u,
];
/** What only a mail program writes into such a line. */
const MACHINE = /<[^<>\s]+@[^<>\s]+>/u;
const HEADER = /^[ \t]*[*_]{0,2}(from|de|sent|date|envoyé(?: le)?|to|à|a|cc|subject|objet)\s?:[*_]{0,2}(?:\s|$)/iu;
const DEVICE =
  /^[ \t]*(?:sent from (?:my|mail for|outlook|yahoo|proton)\b.{0,60}|get outlook for .{0,40}|envoyé (?:de|depuis|à partir de) (?:mon|mes|ma|outlook|yahoo|l['’])\s?.{0,60}|télécharge[rz] outlook pour .{0,40})$/iu;
/** A signature has few lines; more than this below two dashes is a letter that goes on. */
const SIGNATURE_LINES = 10;

/** No letter has more lines of headers than this at its top. */
const HEAD_LINES = 40;

/** Whether lines begin what is not the writer's any more up to the text's end: a signature, a forwarded message, a quoted one. */
export function tailAt(text: string, lines: readonly Line[], i: number): OmissionReason | undefined {
  const line = lineText(text, lines, i);
  if (line === "-- ") return "signature";
  if (line === "--" && isSignature(text, lines, i + 1)) return "signature";
  if (begins(line, "-_bd") && FORWARDED.test(line)) return "forwarded";
  const ruled = /^[ \t]*[_-]{5,}[ \t]*$/.test(line) && i + 1 < lines.length;
  if (headersAt(text, lines, ruled ? i + 1 : i)) return "forwarded";
  // A mail program's attribution above text without marks: all below it is the other's.
  const attribution = attributionAt(text, lines, i);
  if (attribution && !attribution.marked && attribution.machine) return "quote";
  return undefined;
}

function isSignature(text: string, lines: readonly Line[], from: number): boolean {
  let words = 0;
  for (let i = from; i < lines.length; i++) if (lineText(text, lines, i).trim() && ++words > SIGNATURE_LINES) return false;
  return true;
}

/** How many lines from here on say that somebody wrote what is quoted below; undefined where none do. */
export function attributionAt(text: string, lines: readonly Line[], i: number) {
  const first = lineText(text, lines, i).trim();
  if (!first) return undefined;
  let joined = "";
  for (let count = 1; count <= 3 && i + count <= lines.length; count++) {
    const line = lineText(text, lines, i + count - 1).trim();
    if (!line || line.startsWith(">")) return undefined;
    joined = joined ? `${joined} ${line}` : line;
    if (joined.length > 300) return undefined;
    if (!isAttribution(joined)) continue;
    let below = i + count;
    while (below < lines.length && below < i + count + 2 && !lineText(text, lines, below).trim()) below++;
    return { count, marked: isQuote(lineText(text, lines, below)), machine: MACHINE.test(joined) };
  }
  return undefined;
}

/** Whether words in one line are "On Monday Karen wrote:". */
export function isAttribution(words: string): boolean {
  return words.endsWith(":") && ATTRIBUTIONS.some((pattern) => pattern.test(words));
}

export function isQuote(line: string): boolean {
  return /^[ \t]*>/.test(line);
}

/** "Sent from my phone": a program's words, not the writer's. */
export function isDeviceLine(line: string): boolean {
  return line.length < 100 && begins(line, "sget") && DEVICE.test(line);
}

/** The headers that Outlook sets above a quoted message: From or De, and two more below. At the top of a letter they are the letter's own. */
function headersAt(text: string, lines: readonly Line[], i: number): boolean {
  const name = (at: number) => HEADER.exec(lineText(text, lines, at))?.[1]?.toLowerCase();
  const first = begins(lineText(text, lines, i), "fd*_") ? name(i) : undefined;
  if (first !== "from" && first !== "de") return false;
  const more = [1, 2, 3, 4, 5].map((step) => name(i + step)).filter((other) => other && other !== first);
  if (new Set(more).size < 2) return false;
  for (let at = i - 1; at >= Math.max(0, i - HEAD_LINES); at--) if (/\p{L}/u.test(lineText(text, lines, at)) && !name(at)) return true;
  return false;
}

/** Whether a line's first letter or mark is one of some. Most letters never need the patterns behind it, which take long to prepare. */
function begins(line: string, letters: string): boolean {
  const first = line.trimStart().charAt(0).toLowerCase();
  return first !== "" && letters.includes(first);
}

function lineText(text: string, lines: readonly Line[], i: number): string {
  const line = lines[i];
  return line ? text.slice(line.start, line.end) : "";
}
