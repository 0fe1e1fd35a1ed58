import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { setResources } from "./language-script.ts";
import { startServer } from "./lsp/server.ts";
import { loadRules } from "./rules.ts";

const scope = self as unknown as DedicatedWorkerGlobalScope;
startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), loadRules(), ({ resources }) =>
  setResources(resources ?? ""),
);
