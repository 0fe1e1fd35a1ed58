import { readFile } from "node:fs/promises";
import { version } from "../../package.json";
import { loadRules } from "../rules.ts";
import { main } from "./main.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

main({
  argv: process.argv.slice(2),
  readFile,
  readStdin,
  glob: async (pattern) => (await import("tinyglobby")).glob(pattern),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: Boolean(process.env.FORCE_COLOR) || (Boolean(process.stdout.isTTY) && !process.env.NO_COLOR),
  locale: process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "en",
  version,
  rules: loadRules,
}).then((code) => {
  process.exitCode = code;
});
