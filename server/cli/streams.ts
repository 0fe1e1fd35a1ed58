import { fstatSync, writeSync } from "node:fs";
import { pause, readAll } from "./files.ts";

/** Standard streams written at once. Loading Node's own streams takes longer than to check a letter, so only a Windows console gets them. */
export function createStreams() {
  const closed = new Set<number>();
  const write = (stream: 1 | 2, content: string | Uint8Array): void => {
    if (process.platform === "win32" && isDevice(stream)) {
      (stream === 1 ? process.stdout : process.stderr).write(content);
      return;
    }
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length && !closed.has(stream); ) {
      try {
        at += writeSync(stream, bytes, at);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        // Nobody reads any more (`| head`): there is nothing left to say, and no error in that. Errors can be told nowhere else.
        if (code === "EPIPE" || (stream === 2 && code !== "EAGAIN")) closed.add(stream);
        else if (code === "EAGAIN") pause();
        else throw error;
      }
    }
  };
  return {
    out: (content: string | Uint8Array) => write(1, content),
    err: (text: string) => write(2, text),
    readStdin: (limit: number) => readAll(0, limit),
    isTerminal: () => isDevice(1) && Boolean(process.stdout.isTTY),
  };
}

function isDevice(stream: number): boolean {
  try {
    return fstatSync(stream).isCharacterDevice();
  } catch {
    return false;
  }
}
