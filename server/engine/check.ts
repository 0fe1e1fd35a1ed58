import { findingsOf } from "./findings.ts";
import { kindOf } from "./kind.ts";
import { detectLanguage } from "./language.ts";
import { missingParts } from "./missing.ts";
import type { RuleBook } from "./rulebook.ts";
import { type Hit, scan } from "./scan.ts";
import { shoutsIn } from "./shouting.ts";
import { tokenize } from "./tokens.ts";
import type { CheckOptions, FoundPart, Kind, Letter, Part, Report } from "./types.ts";

/**
 * Reads a whole letter. Same letter, same rules, same report.
 * Each block is scanned by itself; what needs the whole letter (kind, missing parts) is judged afterwards.
 */
export function check(letter: Letter, rules: RuleBook, options: CheckOptions): Report {
  const language = letter.language ?? detectLanguage(letter, rules);
  const book = rules.languages[language];
  const borders = new Set(book.borders);
  const tokens = letter.blocks.map((block) => tokenize(block.text, language));
  const names = addresseeNames(letter);
  const hits = tokens.map((block) => scan(block, book, names, borders));
  const parts = partsOf(hits);
  const kind = options.kind ?? overriddenKind(letter) ?? kindOf({ letter, hits, rules: book });
  if (kind !== "termination") return { kind, language, findings: [], parts: [] };
  const rescan = (text: string) => {
    const block = tokenize(text, language);
    return { tokens: block, hits: scan(block, book, names, borders), shouts: shoutsIn(block, book) };
  };
  const phrases = findingsOf({ letter, tokens, hits, rules, language, locale: options.locale, rescan });
  const missing = missingParts({ letter, hits, parts, rules, language, locale: options.locale });
  const findings = [...phrases, ...missing].sort((a, b) => a.block - b.block || a.start - b.start || b.end - a.end);
  return { kind, language, findings, parts };
}

function overriddenKind(letter: Letter): Kind | undefined {
  if (letter.override === "on") return "termination";
  if (letter.override === "off") return "other";
  return letter.override;
}

/** Names of the client: capitals of the To header and of a greeting such as "Dear Ms Ruddock,". */
function addresseeNames(letter: Letter): Set<string> {
  const names = new Set<string>();
  const add = (text: string) => {
    for (const [name] of text.matchAll(/\p{Lu}[\p{L}'’-]+/gu)) names.add(name.toLowerCase());
  };
  if (letter.to) add(letter.to.replace(/<[^>]*>/g, ""));
  const greeting = letter.blocks.find((block) => block.kind !== "subject" && block.kind !== "heading");
  const line = /^(?:dear|hi|hello|hey|bonjour|bonsoir|salut|chère?s?|madame|monsieur|mesdames|messieurs)\b([^,\n!]{0,60})[,\n!]/iu.exec(
    greeting?.text ?? "",
  );
  if (line) add(line[1] ?? "");
  for (const word of ["madame", "monsieur", "mesdames", "messieurs", "dear", "ms", "mr", "mrs", "dr", "team"]) names.delete(word);
  return names;
}

/** Parts in ascending order; marks of the same part that touch are one. */
function partsOf(hits: readonly (readonly Hit[])[]): FoundPart[] {
  return hits.flatMap((list, block) => {
    const found: FoundPart[] = [];
    const sorted = list.filter((hit) => hit.frame.of.startsWith("part:")).sort((a, b) => a.start - b.start || b.end - a.end);
    for (const hit of sorted) {
      const part = hit.frame.of.slice(5) as Part;
      const at = found.findIndex((other) => other.part === part && hit.start <= other.end + 1);
      const last = found[at];
      if (last) found[at] = { ...last, end: Math.max(last.end, hit.end) };
      else found.push({ part, block, start: hit.start, end: hit.end });
    }
    return found;
  });
}
