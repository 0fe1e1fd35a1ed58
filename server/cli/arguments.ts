import { parseArgs } from "node:util";
import { KINDS, type Kind, type Severity } from "../engine/types.ts";
import type { MessageKey } from "./messages.ts";

export const FORMATS = ["text", "json", "sarif", "github"] as const;
export type Format = (typeof FORMATS)[number];
/** From the gravest to the mildest. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "information"];

const TYPES = {
  format: "string",
  kind: "string",
  "fail-on": "string",
  locale: "string",
  "stdin-filename": "string",
  help: "boolean",
  version: "boolean",
} as const;

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  format: FORMATS,
  kind: ["auto", ...KINDS],
  "fail-on": [...SEVERITIES, "never"],
  locale: ["en", "fr"],
  "stdin-filename": ["NAME"],
};

/** What the user asked for. */
export interface Arguments {
  readonly command: "check" | "fix" | "help" | "version";
  readonly format: Format;
  readonly kind: Kind | undefined;
  /** The severities that make the exit code 1. */
  readonly failOn: readonly Severity[];
  /** What standard input is called, where the user says so. */
  readonly stdinName: string | undefined;
  readonly patterns: readonly string[];
}

/** What can't be understood, as a message to show. */
export interface ArgumentProblem {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string>>;
}

/** The language that the arguments ask for, right or wrong as they otherwise are. */
export function localeIn(argv: readonly string[]): string | undefined {
  const asked = read(argv).tokens.map((token) => (token.kind === "option" && token.name === "locale" ? token.value : undefined));
  return asked.findLast((value) => value !== undefined);
}

/** Reads the words after the program's name. */
export function readArguments(argv: readonly string[]): Arguments | { readonly problem: ArgumentProblem } {
  const given: Record<string, string> = {};
  const words: string[] = [];
  const problem = (key: MessageKey, values: Readonly<Record<string, string>> = {}) => ({ problem: { key, values } });
  for (const token of read(argv).tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = token.rawName;
    const type = Object.hasOwn(TYPES, token.name) ? TYPES[token.name as keyof typeof TYPES] : undefined;
    if (!type) return problem("unknown-option", { option });
    if (type === "boolean" && token.value !== undefined) return problem("needless-value", { option });
    const values = (CHOICES[token.name] ?? []).join(", ");
    if (type === "string" && !token.value) return problem("no-value", { option, values });
    const value = token.value ?? "yes";
    if (token.name === "locale" ? !/^(?:en|fr)(?![a-z])/i.test(value) : values.includes(",") && !CHOICES[token.name]?.includes(value))
      return problem("bad-value", { option, values, value });
    given[token.name] = value;
  }
  const [command, ...patterns] = words;
  const wanted = {
    format: (given.format ?? "text") as Format,
    kind: given.kind === undefined || given.kind === "auto" ? undefined : (given.kind as Kind),
    failOn: SEVERITIES.slice(0, SEVERITIES.indexOf((given["fail-on"] ?? "warning") as Severity) + 1),
    stdinName: given["stdin-filename"],
    patterns,
  };
  if (given.help) return { command: "help", ...wanted };
  if (given.version) return { command: "version", ...wanted };
  if (command === undefined) return problem("no-command");
  if (command !== "check" && command !== "fix")
    return problem(/[./\\]/.test(command) ? "forgotten-command" : "unknown-command", { command });
  if (!patterns.length) return problem("no-files");
  return { command, ...wanted };
}

/** Not strict, so that what is wrong can be told in the user's language. */
function read(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(Object.entries(TYPES).map(([name, type]) => [name, name === "help" ? { type, short: "h" } : { type }])),
  });
}
