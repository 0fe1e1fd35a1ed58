import type { RuleBook } from "../engine/rulebook.ts";
import type { Environment } from "./environment.ts";

/** What the command line needs of the world. Files are read and written at once: for a few letters that is the quickest. */
export interface Host {
  /** The words after the program's name. */
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly isTerminal: () => boolean;
  /** Reads up to `limit` bytes, or throws; a file that is longer gives `limit + 1` bytes. */
  readonly readFile: (path: string, limit: number) => Uint8Array;
  /** Puts a whole new content in the place of a file's, or throws and leaves the file as it was. */
  readonly replaceFile: (path: string, content: Uint8Array) => void;
  readonly exists: (path: string) => boolean;
  readonly readStdin: (limit: number) => Uint8Array;
  /** The files that fit a pattern. */
  readonly glob: (pattern: string) => Promise<readonly string[]>;
  readonly out: (content: string | Uint8Array) => void;
  readonly err: (text: string) => void;
  readonly version: string;
  readonly rules: () => RuleBook;
}
