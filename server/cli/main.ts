import { checkDraft, type DraftOptions, LONGEST } from "../drafts/check-draft.ts";
import { fixDraft } from "../drafts/fix-draft.ts";
import { languageIdOf } from "../drafts/read.ts";
import type { Language } from "../engine/types.ts";
import { type Arguments, localeIn, readArguments } from "./arguments.ts";
import { encode } from "./encoding.ts";
import { localeOf, wantsColours } from "./environment.ts";
import type { Checked } from "./formats/checked.ts";
import { formatGithub } from "./formats/github.ts";
import { formatJson } from "./formats/json.ts";
import { formatSarif } from "./formats/sarif.ts";
import { formatText } from "./formats/text.ts";
import { defused } from "./formats/width.ts";
import type { Host } from "./host.ts";
import { type Input, readInputs } from "./inputs.ts";
import { type MessageKey, type Messages, messagesIn } from "./messages.ts";

interface Context {
  readonly host: Host;
  readonly args: Arguments;
  readonly locale: Language;
  readonly texts: Messages;
  /** Says on standard error why something could not be done, and remembers it. */
  readonly fail: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => void;
  readonly failures: readonly string[];
}

/** Runs one command. Gives the exit code: 0 nothing found, 1 something found, 2 something could not be done. */
export async function main(host: Host): Promise<number> {
  const locale = localeOf(localeIn(host.argv), host.env);
  const texts = messagesIn(locale);
  const failures: string[] = [];
  const fail: Context["fail"] = (key, values) => {
    const sentence = defused(texts.message(key, values));
    failures.push(sentence);
    host.err(`parting-words: ${sentence}\n`);
  };
  const args = readArguments(host.argv);
  if ("problem" in args) {
    fail(args.problem.key, args.problem.values);
    return 2;
  }
  if (args.command === "help") host.out(texts.message("help"));
  if (args.command === "version") host.out(`${host.version}\n`);
  const context = { host, args, locale, texts, fail, failures };
  const found = args.command === "check" ? await check(context) : args.command === "fix" && (await fix(context));
  return failures.length ? 2 : found ? 1 : 0;
}

/** Calls `work` for each file that can be read; an error in one file is told and leaves the others alone. */
async function eachInput({ host, args, locale, texts, fail }: Context, work: (input: Input, options: DraftOptions) => void): Promise<void> {
  const stdin = { name: args.stdinName ?? "stdin.txt", label: args.stdinName ?? texts.message("stdin") };
  for await (const input of readInputs(host, args.patterns, stdin)) {
    if ("problem" in input) {
      fail(input.problem, input.values);
      continue;
    }
    const options = { languageId: languageIdOf(input.name), locale, rules: host.rules() };
    try {
      work(input, args.kind ? { ...options, kind: args.kind } : options);
    } catch (error) {
      fail("bug", { path: input.name, code: String((error as Error).message) });
    }
  }
}

/** Checks and prints. Gives whether something was found that counts. */
async function check(context: Context): Promise<boolean> {
  const { host, args, locale, texts, fail, failures } = context;
  const files: Checked[] = [];
  await eachInput(context, ({ name, text }, options) => {
    const report = checkDraft(text, options);
    if (report.tooLong) fail("too-long", { path: name, limit: LONGEST });
    else files.push({ name, text, report });
  });
  if (args.format === "json") host.out(formatJson(files));
  else if (args.format === "sarif") host.out(formatSarif(files, { rules: host.rules(), locale, version: host.version, failures }));
  else if (args.format === "github") host.out(formatGithub(files));
  else if (files.length) host.out(formatText(files, { ...texts, colours: wantsColours(host.env, host.isTerminal) }));
  return files.some(({ report }) => report.findings.some(({ severity }) => args.failOn.includes(severity)));
}

/** Makes the safe fixes in the files themselves; what comes from standard input goes to standard output. */
async function fix(context: Context): Promise<false> {
  const { host, texts, fail } = context;
  let changes = 0;
  let files = 0;
  let printed = false;
  await eachInput(context, ({ path, name, bytes, text, encoding }, options) => {
    const fixed = fixDraft(text, options);
    const content = fixed.fixes ? encode(fixed.text, encoding) : bytes;
    if (!content || (fixed.fixes && !sameBytes(encode(text, encoding), bytes))) {
      fail("no-encoding", { path: name });
      return;
    }
    if (path === undefined) {
      host.out(content);
      printed = true;
    } else if (fixed.fixes) {
      try {
        host.replaceFile(path, content);
      } catch (error) {
        const { code = "?" } = error as NodeJS.ErrnoException;
        fail(code === "EACCES" || code === "EPERM" || code === "EROFS" ? "read-only" : "unwritable", { path: name, code });
        return;
      }
      if (!printed) host.out(`${texts.message("fixed", { path: defused(name), changes: texts.count("changes", fixed.fixes) })}\n`);
    }
    changes += fixed.fixes;
    files++;
  });
  if (!printed && files) {
    const values = { changes: texts.count("changes", changes), files: texts.count("files", files) };
    host.out(`${texts.message(changes ? "fix-summary" : "fix-nothing", values)}\n`);
  }
  return false;
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a?.length === b.length && a.every((byte, i) => byte === b[i]);
}
