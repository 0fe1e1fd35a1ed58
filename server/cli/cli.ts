import { existsSync } from "node:fs";
import { version } from "../../package.json";
import { loadRules } from "../rules.ts";
import { localeOf } from "./environment.ts";
import { readFile, replaceFile } from "./files.ts";
import { filesOf } from "./glob.ts";
import { main } from "./main.ts";
import { messagesIn } from "./messages.ts";
import { createStreams } from "./streams.ts";

const streams = createStreams();
main({
  ...streams,
  argv: process.argv.slice(2),
  env: process.env,
  readFile,
  replaceFile,
  exists: existsSync,
  glob: filesOf,
  version,
  rules: loadRules,
}).then(
  (code) => {
    process.exitCode = code;
  },
  (error: NodeJS.ErrnoException) => {
    const { message } = messagesIn(localeOf(undefined, process.env));
    const code = error.code ?? error.message;
    streams.err(`parting-words: ${message(error.syscall === "write" ? "output-failed" : "crash", { code })}\n`);
    process.exitCode = 2;
  },
);
