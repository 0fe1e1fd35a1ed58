import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/** Reads at once (waking Node's pool of threads for one small file takes longer), and never more than `limit + 1` bytes. */
export function readFile(path: string, limit: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    return readAll(file, limit);
  } finally {
    closeSync(file);
  }
}

/** Reads an open file, a pipe or a terminal to its end. */
export function readAll(file: number, limit: number): Uint8Array {
  const stats = fstatSync(file);
  if (stats.isDirectory()) throw Object.assign(new Error("a folder"), { code: "EISDIR" });
  // A pipe or a device has no size.
  let bytes = new Uint8Array(stats.isFile() ? Math.min(stats.size, limit) + 1 : 65_536);
  let length = 0;
  for (;;) {
    const count = readSome(file, bytes.subarray(length));
    length += count;
    if (!count || length > limit) return bytes.subarray(0, length);
    if (length === bytes.length) {
      const longer = new Uint8Array(length * 2);
      longer.set(bytes);
      bytes = longer;
    }
  }
}

function readSome(file: number, into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, into);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Windows says so at the end of a pipe.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** A pipe that is empty or full and does not wait by itself: give its other side a moment. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/**
 * Puts a new content in the place of a file's: all of it or, whatever happens, nothing. The content is written beside the file under
 * another name and then takes its name. A link keeps pointing to the file, and the file keeps its permissions.
 */
export function replaceFile(path: string, content: Uint8Array): void {
  const target = realpathSync(path);
  accessSync(target, constants.W_OK);
  const beside = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = openSync(beside, "wx", 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    chmodSync(beside, statSync(target).mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
