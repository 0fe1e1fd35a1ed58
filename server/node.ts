import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./lsp/server.ts";
import { loadRules } from "./rules.ts";

startServer(createConnection(ProposedFeatures.all), loadRules());
