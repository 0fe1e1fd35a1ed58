import { type Decoded, decode } from "./encoding.ts";
import type { Host } from "./host.ts";
import type { MessageKey } from "./messages.ts";

/** A file that was read; `path` is undefined for standard input. */
export interface Input extends Decoded {
  readonly path: string | undefined;
  /** What the file is called in the output. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file or a pattern that gives nothing to read, as a message to show. */
export interface InputProblem {
  readonly problem: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What standard input is called: in the output, and in a sentence. */
export interface StdinNames {
  readonly name: string;
  readonly label: string;
}

/** A file with more bytes holds no letter, not even one with pictures attached. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Reads what the patterns name, each file once, in order; one that can't be read takes nothing from the others. */
export async function* readInputs(host: Host, patterns: readonly string[], stdin: StdinNames): AsyncGenerator<Input | InputProblem> {
  const seen = new Set<string>();
  for (const pattern of patterns) {
    const isPattern = pattern !== "-" && /[*?[\]{}]/.test(pattern) && !host.exists(pattern);
    const paths = isPattern ? await host.glob(pattern) : [pattern];
    if (!paths.length) yield { problem: "no-match", values: { path: pattern } };
    for (const path of paths) {
      const key = path.replace(/^(?:\.\/)+/, "");
      if (seen.has(key)) continue;
      seen.add(key);
      if (path === "-") yield readOne(undefined, stdin.name, stdin.label, () => host.readStdin(MOST_BYTES));
      else yield readOne(path, path, path, () => host.readFile(path, MOST_BYTES));
    }
  }
}

function readOne(path: string | undefined, name: string, label: string, read: () => Uint8Array): Input | InputProblem {
  let bytes: Uint8Array;
  try {
    bytes = read();
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException, label);
  }
  if (bytes.length > MOST_BYTES) return { problem: "too-long", values: { path: label, limit: MOST_BYTES } };
  const decoded = decode(bytes);
  return decoded ? { path, name, bytes, ...decoded } : { problem: "binary", values: { path: label } };
}

function reasonOf({ code }: NodeJS.ErrnoException, path: string): InputProblem {
  if (code === "ENOENT" || code === "ENOTDIR") return { problem: "not-found", values: { path } };
  if (code === "EISDIR") return { problem: "folder", values: { path, folder: path.replace(/[/\\]+$/, "") } };
  if (code === "EACCES" || code === "EPERM") return { problem: "denied", values: { path } };
  return { problem: "unreadable", values: { path, code: code ?? "?" } };
}
