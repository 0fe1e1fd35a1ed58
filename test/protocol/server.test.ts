import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { createConnection, createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { startServer } from "../../server/lsp/server.ts";
import { CHECK_TONE } from "../../server/protocol.ts";
import { loadRules } from "../../server/rules.ts";

const LETTER = "Dear Karen,\n\nI am ending our contract on 30 June. You never pay on time.\n";

/** A client and a server that talk over streams in memory. */
async function connect(initialize: { locale?: string; capabilities: object }) {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), loadRules());
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  await client.sendRequest("initialize", { processId: null, rootUri: null, ...initialize });
  await client.sendNotification("initialized", {});
  const open = (uri: string, text: string, languageId = "plaintext") =>
    client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  return { client, open, close: () => client.dispose() };
}

interface Found {
  code: string;
  message: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

describe("the language server", () => {
  const pulls = { textDocument: { diagnostic: {} } };

  it("gives what it finds when asked, and follows an edit", async () => {
    const { client, open, close } = await connect({ capabilities: pulls });
    await open("untitled:a", LETTER);
    const ask = async () =>
      (await client.sendRequest<{ items: Found[] }>("textDocument/diagnostic", { textDocument: { uri: "untitled:a" } })).items.map(
        (d) => d.code,
      );
    assert.ok((await ask()).includes("blame"));
    const range = { start: { line: 2, character: 37 }, end: { line: 2, character: 64 } };
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri: "untitled:a", version: 2 },
      contentChanges: [{ range, text: "" }],
    });
    assert.ok(!(await ask()).includes("blame"));
    close();
  });

  it("publishes to a client that can't ask, in the client's language", async () => {
    const { client, open, close } = await connect({ capabilities: {}, locale: "fr-CA" });
    const published = new Promise<{ version: number; diagnostics: Found[] }>((resolve) =>
      client.onNotification("textDocument/publishDiagnostics", resolve),
    );
    await open("file:///a.txt", LETTER);
    const { version, diagnostics } = await published;
    assert.equal(version, 1);
    assert.match(diagnostics.find(({ code }) => code === "blame")?.message ?? "", /client/);
    assert.match(diagnostics.find(({ code }) => code === "blame")?.message ?? "", /«/);
    close();
  });

  it("offers fixes for the document's version only", async () => {
    const { client, open, close } = await connect({ capabilities: pulls });
    await open("file:///a.txt", LETTER);
    const at = { line: 2, character: 45 };
    const actions = await client.sendRequest<{ edit: { documentChanges: { textDocument: { version: number } }[] } }[]>(
      "textDocument/codeAction",
      {
        textDocument: { uri: "file:///a.txt" },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      },
    );
    assert.ok(actions.length > 0);
    assert.equal(actions[0]?.edit.documentChanges[0]?.textDocument.version, 1);
    close();
  });

  it("checks any text as a letter when told to, and goes on after a bad request", async () => {
    const { client, open, close } = await connect({ capabilities: pulls });
    await open("file:///notes.txt", "Weekly notes. You never pay on time.");
    const plain = await client.sendRequest<{ items: Found[] }>("textDocument/diagnostic", { textDocument: { uri: "file:///notes.txt" } });
    assert.deepEqual(plain.items, []);
    await assert.rejects(client.sendRequest("textDocument/hover", {}));
    const { warnings } = await client.sendRequest<{ warnings: number }>(CHECK_TONE, { uri: "file:///notes.txt" });
    assert.ok(warnings > 0);
    close();
  });

  it("checks a document it was never told of, and serves it as a letter once it is", async () => {
    const { client, open, close } = await connect({ capabilities: pulls });
    const uri = "untitled:Untitled-1";
    const document = { languageId: "latex", version: 1, text: "You never pay on time." };
    const { warnings } = await client.sendRequest<{ warnings: number }>(CHECK_TONE, { uri, document });
    assert.ok(warnings > 0);
    await open(uri, document.text, document.languageId);
    const { items } = await client.sendRequest<{ items: Found[] }>("textDocument/diagnostic", { textDocument: { uri } });
    assert.ok(items.some(({ code }) => code === "blame"));
    close();
  });
});
