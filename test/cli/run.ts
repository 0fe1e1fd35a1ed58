import { filesOf } from "../../server/cli/glob.ts";
import type { Host } from "../../server/cli/host.ts";
import { main } from "../../server/cli/main.ts";
import { loadRules } from "../../server/rules.ts";

export const LETTER =
  "Dear Karen,\n\nAs I told you on the phone, I am ending our contract on 30 June. You never pay on time.\n\nKind regards,\nSam\n";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was written, by path. */
  readonly written: ReadonlyMap<string, Uint8Array>;
}

type Content = string | Uint8Array | { readonly code: string };

/** Runs the command line on files in memory; a content with a code stands for a file that gives this error. */
export async function run(argv: readonly string[], files: Readonly<Record<string, Content>> = {}, host: Partial<Host> = {}): Promise<Run> {
  let out = "";
  let err = "";
  const written = new Map<string, Uint8Array>();
  const read = (path: string): Uint8Array => {
    const content = files[path] ?? { code: "ENOENT" };
    if (typeof content === "string") return new TextEncoder().encode(content);
    if (content instanceof Uint8Array) return content;
    throw Object.assign(new Error(content.code), content);
  };
  const code = await main({
    argv,
    env: {},
    isTerminal: () => false,
    readFile: (path, limit) => read(path).subarray(0, limit + 1),
    replaceFile: (path, content) => void written.set(path, content),
    exists: (path) => path in files,
    readStdin: () => read("-"),
    glob: filesOf,
    out: (content) => {
      out += typeof content === "string" ? content : new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
    },
    err: (text) => {
      err += text;
    },
    version: "1.2.3",
    rules: loadRules,
    ...host,
  });
  return { code, out, err, written };
}
