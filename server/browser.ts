import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./lsp/server.ts";
import { setResources } from "./reader-script.ts";
import { loadRules } from "./rules.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), loadRules(), ({ resources }) =>
  setResources(resources ?? ""),
);
