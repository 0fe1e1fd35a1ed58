import { dateConflicts } from "./date-conflict.ts";
import { type DateMention, datesIn } from "./dates.ts";
import { findingsOf } from "./findings.ts";
import { kindOf } from "./kind.ts";
import { detectLanguage } from "./language.ts";
import { longLetter, longSentences } from "./long.ts";
import { missingParts } from "./missing.ts";
import { mixedAddress } from "./mixed-address.ts";
import { partsOf } from "./parts.ts";
import { holesIn, placeholders } from "./placeholder.ts";
import { type BlockReading, readBlock, reserveOf } from "./reader/read.ts";
import type { LanguageRules, RuleBook } from "./rulebook.ts";
import { type Hit, type KnownSentences, scan } from "./scan.ts";
import { type Shout, shoutsIn } from "./shouting.ts";
import { tokenize } from "./tokens.ts";
import type { Block, BlockKind, CheckOptions, Language, Letter, Range, Report } from "./types.ts";

/** What is known of a block by itself; it holds as long as the block's words do. */
export interface ScannedBlock {
  readonly kind: BlockKind;
  readonly reading: BlockReading;
  readonly hits: readonly Hit[];
  readonly shouts: readonly Shout[];
  readonly dates: readonly DateMention[];
  /** Where a template was not filled in. */
  readonly holes: readonly Range[];
}

/**
 * Reads a whole letter. Same letter, same rules, same report.
 * Each block is scanned by itself; what needs the whole letter (kind, missing parts) is judged afterwards.
 */
export function check(letter: Letter, rules: RuleBook, options: CheckOptions): Report {
  const language = letter.language ?? detectLanguage(letter, rules);
  const book = rules.languages[language];
  const scanOne = scannerFor({ letter, language, book });
  const blocks = letter.blocks.map(scanOne);
  const kind = options.kind ?? kindOf(letter, blocks, book);
  if (kind !== "termination") return { kind, language, findings: [], parts: [] };
  const parts = blocks.flatMap((block, index) => partsOf(block, index, book));
  const rescan = (block: number, text: string) => scanOne({ ...(letter.blocks[block] as Block), text });
  const reserve = reserveOf(blocks.flatMap(({ reading }) => reading.probabilities));
  const context = { letter, reserve, blocks, parts, rules, language, locale: options.locale, today: options.today, rescan };
  const findings = LETTER_RULES.flatMap((rule) => rule(context)).sort((a, b) => a.block - b.block || a.start - b.start || b.end - a.end);
  return { kind, language, findings, parts };
}

const LETTER_RULES = [findingsOf, missingParts, placeholders, dateConflicts, mixedAddress, longSentences, longLetter];

/** Scans one block's text; sees nothing else of the letter but the client's names. */
function scannerFor({
  letter,
  language,
  book,
}: {
  letter: Letter;
  language: Language;
  book: LanguageRules;
}): (block: Block) => ScannedBlock {
  const borders = new Set(book.borders);
  const names = addresseeNames(letter);
  // A fix that is tried changes one sentence; those around it are known.
  const known: KnownSentences = new Map();
  return ({ kind, text }) => {
    const tokens = tokenize(text, language);
    const holes = holesIn(text, book.templates);
    return {
      kind,
      holes,
      dates: datesIn(tokens, book.calendar, language),
      reading: readBlock(tokens, kind, book.reader, borders),
      hits: scan(tokens, book, names, borders, known),
      shouts: shoutsIn(tokens, kind, book).filter((shout) => !holes.some((hole) => hole.start < shout.end && shout.start < hole.end)),
    };
  };
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
