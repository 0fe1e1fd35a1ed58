import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { CHECK_TONE } from "../../server/protocol.ts";
import { rulePage } from "../../server/rule-page.ts";
import { loadRules } from "../../server/rules.ts";
import { connect, LETTER, type Place, PULLS } from "./connect.ts";

const URI = "file:///drafts/karen.txt";
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

describe("the language server", () => {
  it("says what it serves: diagnostics to ask for only where the client can ask", async () => {
    const pulling = await connect({ capabilities: PULLS });
    pulling.close();
    assert.equal(pulling.capabilities.textDocumentSync, 2);
    assert.ok(pulling.capabilities.diagnosticProvider);
    assert.deepEqual(pulling.capabilities.codeActionProvider, { codeActionKinds: ["quickfix", "source.fixAll.partingWords"] });
    const simple = await connect({ capabilities: {} });
    simple.close();
    assert.equal(simple.capabilities.diagnosticProvider, undefined);
  });

  it("gives what it finds when asked, and follows an edit", async () => {
    const { open, change, pull, close } = await connect({ capabilities: PULLS });
    await open("untitled:a", LETTER);
    const blame = (await pull("untitled:a")).find(({ code }) => code === "blame");
    assert.deepEqual(blame?.range, { start: { line: 2, character: 37 }, end: { line: 2, character: 58 } });
    assert.deepEqual([blame?.source, blame?.severity, blame?.codeDescription.href], ["Parting Words", 2, rulePage("blame")]);
    const range = { start: { line: 2, character: 37 }, end: { line: 2, character: 64 } };
    await change("untitled:a", 2, [{ range, text: "" }]);
    assert.ok(!codes(await pull("untitled:a")).includes("blame"));
    close();
  });

  for (const languageId of ["markdown", "email", "mail", "eml", "plaintext"])
    it(`reads ${languageId}`, async () => {
      const { open, pull, close } = await connect({ capabilities: PULLS });
      const mail = /^e?m/.test(languageId) && languageId !== "markdown";
      await open(
        URI,
        mail ? `Subject: You never pay on time\nX-Note: You never pay on time\n\n${LETTER}\n> You never pay.\n` : LETTER,
        languageId,
      );
      assert.equal(codes(await pull(URI)).filter((code) => code === "blame").length, mail ? 2 : 1);
      close();
    });

  it("keeps its place in text with surrogate pairs, edit after edit", async () => {
    const { open, change, pull, close } = await connect({ capabilities: PULLS });
    const at = (line: number, character: number, to = character) => ({
      range: { start: { line, character }, end: { line, character: to } },
    });
    await open(URI, "Dear 👩‍🚀 Karen,\r\n\r\nI am ending our contract on 30 June. 👍👍\r\n");
    await change(URI, 2, [
      { ...at(2, 41), text: " You never pay 💶 on time." },
      { ...at(2, 37, 41), text: "𝒲ell." },
    ]);
    // One half of the pair goes, then its other half: what editors send while an emoji is deleted unit by unit.
    await change(URI, 3, [{ ...at(2, 37, 38), text: "" }]);
    await change(URI, 4, [{ ...at(2, 37, 38), text: "" }]);
    const line = "I am ending our contract on 30 June. ell. You never pay 💶 on time.";
    const blame = (await pull(URI)).find(({ code }) => code === "blame");
    assert.equal(blame?.range.start.line, 2);
    assert.equal(blame?.range.start.character, line.indexOf("You never"));
    await change(URI, 5, [{ text: LETTER }]);
    assert.equal((await pull(URI)).find(({ code }) => code === "blame")?.range.start.character, 37);
    close();
  });

  it("publishes to a client that can't ask, in the client's language, and clears when the document is closed", async () => {
    const { client, open, publication, close } = await connect({ capabilities: {}, locale: "fr-CA" });
    await open(URI, LETTER);
    const first = await publication();
    assert.equal(first.version, 1);
    assert.match(first.diagnostics.find(({ code }) => code === "blame")?.message ?? "", /« You never pay on time »/);
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: URI } });
    assert.deepEqual(await publication(({ version }) => version === undefined), { uri: URI, diagnostics: [] });
    close();
  });

  it("publishes when quick typing pauses, for the last version", async () => {
    const { open, change, publication, published, close } = await connect({ capabilities: {} });
    await open(URI, "");
    await publication();
    for (const [i, character] of [...LETTER].entries()) {
      const line = LETTER.slice(0, i).split("\n");
      const start = { line: line.length - 1, character: line.at(-1)?.length ?? 0 };
      await change(URI, i + 2, [{ range: { start, end: start }, text: character }]);
    }
    const last = await publication(({ version }) => version === LETTER.length + 1);
    assert.ok(codes(last.diagnostics).includes("blame"));
    // A machine that is busy elsewhere may take a break for a pause.
    assert.ok(published.length < LETTER.length / 4);
    close();
  });

  it("shows in a hover what is wrong, why, what to do, and where to read on", async () => {
    const { open, hover, close } = await connect({ capabilities: PULLS });
    await open(URI, LETTER.replace("pay on time", "pay *on_time"));
    const { blame } = loadRules().advice.en;
    assert.ok(blame);
    const shown = await hover(URI, { line: 2, character: 40 });
    assert.equal(shown?.contents.kind, "markdown");
    for (const text of [blame.why, blame.instead, rulePage("blame")]) assert.ok(shown?.contents.value.includes(text), text);
    assert.ok(shown?.contents.value.includes("pay \\*on\\_time"));
    assert.equal(await hover(URI, { line: 1, character: 0 }), null);
    assert.equal(await hover("file:///unknown.txt", { line: 1, character: 0 }), null);
    close();
    const plain = await connect({ capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } } });
    await plain.open(URI, LETTER);
    const text = await plain.hover(URI, { line: 2, character: 40 });
    assert.equal(text?.contents.kind, "plaintext");
    assert.ok(text?.contents.value.includes(blame.why) && !text.contents.value.includes("**"));
    plain.close();
    // VS Code shows the message and the link itself.
    const vscode = await connect({ capabilities: PULLS, clientInfo: { name: "Visual Studio Code" } });
    await vscode.open(URI, LETTER);
    const short = await vscode.hover(URI, { line: 2, character: 40 });
    const [why, instead, cues, ...more] = short?.contents.value.split("\n\n") ?? [];
    assert.deepEqual([why, instead, more], [blame.why, blame.instead, []]);
    assert.match(cues ?? "", /“[^”]*never/);
    vscode.close();
  });

  it("offers fixes for the document's version where the client knows versions, and plain edits where not", async () => {
    const at: Place = { line: 2, character: 45 };
    const { open, actions, close } = await connect({ capabilities: PULLS });
    await open(URI, LETTER);
    const offered = await actions(URI, at);
    assert.ok(offered.length > 0);
    for (const { kind, edit } of offered) {
      assert.equal(kind, "quickfix");
      assert.equal(edit.documentChanges?.[0]?.textDocument.version, 1);
    }
    // Several parts are missing from this paragraph, but the blame is what stands under the cursor.
    assert.match(offered[0]?.title ?? "", /Payments have come late/);
    close();
    const simple = await connect({ capabilities: {} });
    await simple.open(URI, LETTER);
    const [first] = await simple.actions(URI, at);
    assert.ok((first?.edit.changes?.[URI]?.length ?? 0) > 0);
    simple.close();
  });

  it("makes all safe fixes with source.fixAll, and serves no kind that it doesn't know", async () => {
    const at: Place = { line: 0, character: 0 };
    const { open, actions, close } = await connect({ capabilities: PULLS });
    await open(URI, LETTER.replace("30 June", "30 June AT THE VERY LATEST").replace("pay on time.", "pay on time!!!"));
    for (const kind of ["source.fixAll", "source.fixAll.partingWords", "source", ""]) {
      const fixAll = (await actions(URI, at, [kind])).filter((action) => action.kind === "source.fixAll.partingWords");
      assert.equal(fixAll.length, 1, kind);
      const edits = fixAll[0]?.edit.documentChanges?.[0]?.edits ?? [];
      assert.deepEqual(
        edits.map(({ newText }) => newText),
        ["at the very latest", "."],
      );
    }
    const place: Place = { line: 2, character: 70 };
    assert.ok((await actions(URI, place)).every(({ kind }) => kind === "quickfix"));
    assert.ok((await actions(URI, place, ["quickfix"])).length > 0);
    for (const kind of ["refactor", "source.organizeImports", "source.fixAll.eslint", "quickfix.other", "sour"])
      assert.deepEqual(await actions(URI, place, [kind]), [], kind);
    await open("file:///calm.txt", LETTER);
    assert.deepEqual(await actions("file:///calm.txt", at, ["source.fixAll"]), []);
    close();
  });

  it("checks any text as a letter when told to", async () => {
    const { client, open, pull, close } = await connect({ capabilities: PULLS });
    await open(URI, "Weekly notes. You never pay on time.");
    assert.deepEqual(await pull(URI), []);
    const { warnings } = await client.sendRequest<{ warnings: number }>(CHECK_TONE, { uri: URI });
    assert.ok(warnings > 0);
    assert.ok(codes(await pull(URI)).includes("blame"));
    close();
  });

  it("checks a document it was never told of, and serves it as a letter once it is", async () => {
    const { client, open, pull, close } = await connect({ capabilities: PULLS });
    const uri = "untitled:Untitled-1";
    const document = { languageId: "latex", version: 1, text: "You never pay on time." };
    const { warnings } = await client.sendRequest<{ warnings: number }>(CHECK_TONE, { uri, document });
    assert.ok(warnings > 0);
    await open(uri, document.text, document.languageId);
    assert.ok(codes(await pull(uri)).includes("blame"));
    close();
  });

  it("asks a client that pulls to pull again, and does not wait for its answer", async () => {
    const { client, open, close } = await connect({ capabilities: { ...PULLS, workspace: { diagnostics: { refreshSupport: true } } } });
    let refreshed = 0;
    client.onRequest("workspace/diagnostic/refresh", () => {
      refreshed++;
      return new Promise(() => {});
    });
    await open(URI, LETTER);
    await client.sendRequest(CHECK_TONE, { uri: URI });
    await client.sendRequest(CHECK_TONE, { uri: URI });
    assert.equal(refreshed, 2);
    close();
  });

  it("says once of a document that is too long, instead of keeping silent", async () => {
    const { client, open, change, pull, messages, close } = await connect({ capabilities: PULLS, locale: "fr" });
    await open("file:///drafts/Tr%C3%A8s%20long.md", "mot ".repeat(300_000), "markdown");
    const start = { line: 0, character: 0 };
    for (const version of [2, 3]) {
      assert.deepEqual(await pull("file:///drafts/Tr%C3%A8s%20long.md"), []);
      await change("file:///drafts/Tr%C3%A8s%20long.md", version, [{ range: { start, end: start }, text: "x" }]);
    }
    assert.deepEqual(await pull("file:///drafts/Tr%C3%A8s%20long.md"), []);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? "", /^Très long\.md est trop long pour une lettre/);
    await client.sendRequest(CHECK_TONE, { uri: "file:///drafts/Tr%C3%A8s%20long.md" });
    assert.equal(messages.length, 2);
    close();
  });

  it("answers a bad request with an error, and goes on", async () => {
    const { client, open, change, pull, close } = await connect({ capabilities: PULLS });
    await open(URI, LETTER);
    for (const [method, params] of [
      ["textDocument/hover", {}],
      ["textDocument/hover", null],
      ["textDocument/hover", { textDocument: { uri: 5 } }],
      ["textDocument/codeAction", { textDocument: {} }],
      ["textDocument/diagnostic", { textDocument: null }],
      [CHECK_TONE, {}],
      [CHECK_TONE, { uri: 7 }],
      ["textDocument/rename", { textDocument: { uri: URI } }],
    ] as const)
      await assert.rejects(client.sendRequest(method, params), (error: { code: number }) => [-32602, -32601].includes(error.code), method);
    const nowhere = { line: 99, character: 99 };
    for (const position of [nowhere, { line: -1, character: -1 }, { line: 2, character: 1e9 }, { line: "a", character: null }, undefined])
      await client.sendRequest("textDocument/hover", { textDocument: { uri: URI }, position }).catch(() => undefined);
    await client.sendNotification("textDocument/didOpen", {});
    await change("file:///never-opened.txt", 2, [{ text: "x" }]);
    await change(URI, 2, [{ range: { start: nowhere, end: nowhere }, text: "The end." }]);
    assert.ok(codes(await pull(URI)).includes("blame"));
    close();
  });

  it("leaves a document in peace on which the check fails, logs no word of it, and goes on", async () => {
    let broken = true;
    const rules = new Proxy(loadRules(), {
      get: (target, key) => (broken && key === "languages" ? assert.fail("broken rules") : Reflect.get(target, key)),
    });
    const { open, pull, logged, close } = await connect({ capabilities: PULLS }, rules);
    await open(URI, LETTER);
    assert.deepEqual(await pull(URI), []);
    assert.match(logged.join(), /The check failed: .*broken rules/);
    assert.ok(!logged.join().includes("Karen"));
    broken = false;
    await open("file:///other.txt", LETTER);
    assert.ok(codes(await pull("file:///other.txt")).includes("blame"));
    close();
    broken = true;
    const old = await connect({ capabilities: {} }, rules);
    await old.open(URI, LETTER);
    assert.deepEqual((await old.publication()).diagnostics, []);
    old.close();
  });

  it("links every rule to a page that is there", () => {
    for (const { rule } of loadRules().order) assert.ok(existsSync(new URL(rulePage(rule)).pathname.replace(/^.*\/main\//, "")), rule);
  });
});
