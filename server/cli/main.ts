import { parseArgs } from "node:util";
import { checkDraft } from "../drafts/check-draft.ts";
import { languageIdOf } from "../drafts/read.ts";
import type { RuleBook } from "../engine/rulebook.ts";
import { KINDS, type Kind, type Language, type Severity } from "../engine/types.ts";
import { decode } from "./decode.ts";
import { formatJson } from "./format-json.ts";
import { formatText } from "./format-text.ts";

/** What the command line needs of the world. */
export interface Host {
  readonly argv: readonly string[];
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readStdin: () => Promise<Uint8Array>;
  readonly glob: (pattern: string) => Promise<readonly string[]>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly colours: boolean;
  readonly locale: string;
  readonly version: string;
  readonly rules: () => RuleBook;
}

const SEVERITIES: readonly Severity[] = ["information", "warning", "error"];
const HELP = `parting-words check [options] FILES|GLOBS|-

  --format text|json       how to print (text)
  --kind auto|${KINDS.join("|")}   what the documents are (auto)
  --fail-on error|warning|information|never   what makes exit code 1 (warning)
  --locale en|fr           language of the messages
  --stdin-filename NAME    what standard input is called; decides its format
`;

/** Runs one command. Gives the exit code: 0 nothing found, 1 something found, 2 something could not be done. */
export async function main(host: Host): Promise<number> {
  const fail = (message: string) => {
    host.err(`parting-words: ${message}\n`);
    return 2;
  };
  let parsed: ReturnType<typeof read>;
  try {
    parsed = read(host.argv);
  } catch (error) {
    return fail(`${(error as Error).message.split(/[.\n]/)[0]}; see parting-words --help.`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    host.out(HELP);
    return 0;
  }
  if (values.version) {
    host.out(`${host.version}\n`);
    return 0;
  }
  const [command, ...patterns] = positionals;
  if (command !== "check") return fail(`there is no command "${command ?? ""}"; say parting-words check FILES.`);
  if (!["text", "json"].includes(values.format)) return fail(`--format takes text or json, not "${values.format}".`);
  if (values.kind !== "auto" && !KINDS.includes(values.kind as Kind))
    return fail(`--kind takes auto, ${KINDS.join(", ")}, not "${values.kind}".`);
  const failOn = SEVERITIES.indexOf(values["fail-on"] as Severity);
  if (failOn < 0 && values["fail-on"] !== "never")
    return fail(`--fail-on takes error, warning, information or never, not "${values["fail-on"]}".`);
  if (!patterns.length) return fail("name the files to check, or - for standard input.");
  const locale: Language = (values.locale ?? host.locale).startsWith("fr") ? "fr" : "en";

  let code = 0;
  const files = [];
  const rules = host.rules();
  for (const path of await expand(host, patterns)) {
    const name = path === "-" ? (values["stdin-filename"] ?? "stdin.txt") : path;
    const bytes = await (path === "-" ? host.readStdin() : host.readFile(path)).catch((error: NodeJS.ErrnoException) => error);
    const text = bytes instanceof Error ? undefined : decode(bytes);
    if (text === undefined) {
      code = fail(bytes instanceof Error ? reasonOf(bytes, name) : `${name} is not a text file, so it was not checked.`);
      continue;
    }
    const options = { languageId: languageIdOf(name), locale, rules };
    const report = checkDraft(text, values.kind === "auto" ? options : { ...options, kind: values.kind as Kind });
    files.push({ path: name, text, report });
    if (values["fail-on"] !== "never" && code !== 2 && report.findings.some(({ severity }) => SEVERITIES.indexOf(severity) >= failOn))
      code = 1;
  }
  host.out(values.format === "json" ? formatJson(files) : formatText(files, { rules, locale, colours: host.colours }));
  return code;
}

function read(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      kind: { type: "string", default: "auto" },
      "fail-on": { type: "string", default: "warning" },
      locale: { type: "string" },
      "stdin-filename": { type: "string" },
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
    },
  });
}

async function expand(host: Host, patterns: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const pattern of patterns) {
    const found = /[*?{[]/.test(pattern) ? await host.glob(pattern) : [];
    paths.push(...(found.length ? found : [pattern]));
  }
  return [...new Set(paths)];
}

function reasonOf(error: NodeJS.ErrnoException, name: string): string {
  if (error.code === "ENOENT") return `${name} does not exist.`;
  if (error.code === "EISDIR") return `${name} is a folder; name its files, or a pattern such as "${name.replace(/\/$/, "")}/*.md".`;
  if (error.code === "EACCES" || error.code === "EPERM") return `${name} may not be read.`;
  return `${name} could not be read (${error.code ?? "unknown error"}).`;
}
