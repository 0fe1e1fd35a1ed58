import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { LETTER, type Published } from "./connect.ts";

const BIN = join(process.cwd(), "bin/parting-words-ls.js");
const PEER = 'setInterval(() => {}, 1000); process.stdout.write("up")';

describe("bin/parting-words-ls.js", function () {
  this.timeout(15_000);
  const children: ChildProcess[] = [];
  after(() => {
    for (const child of children) child.kill("SIGKILL");
  });

  /** A real server process, initialised on behalf of another process. */
  async function start(processId: number | null, args: readonly string[] = ["--stdio"]) {
    const child = spawn(process.execPath, [BIN, ...args], { stdio: ["pipe", "pipe", "pipe"] });
    children.push(child);
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const ended = once(child, "exit").then(([code]) => code as number | null);
    const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    // What goes wrong while the server ends is no failure of the test.
    client.onError(() => undefined);
    client.listen();
    await client.sendRequest("initialize", { processId, rootUri: null, capabilities: {} });
    await client.sendNotification("initialized", {});
    return { child, client, ended, stderr: () => stderr };
  }

  const findings = async ({ client }: Awaited<ReturnType<typeof start>>) => {
    const published = new Promise<Published>((resolve) => client.onNotification("textDocument/publishDiagnostics", resolve));
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri: "untitled:a", languageId: "plaintext", version: 1, text: LETTER },
    });
    return (await published).diagnostics.map(({ code }) => code);
  };

  it("serves on stdio, asked to or not, and ends with 0 after shutdown and exit", async () => {
    const servers = await Promise.all([start(process.pid), start(null, [])]);
    for (const server of servers) {
      assert.ok((await findings(server)).includes("blame"));
      await server.client.sendRequest("shutdown");
      await server.client.sendNotification("exit");
      assert.equal(await server.ended, 0);
      assert.equal(server.stderr(), "");
    }
  });

  it("goes on after what is no message at all", async () => {
    const server = await start(null);
    for (const garbage of [
      "{not json",
      "[]",
      "5",
      "null",
      '{"jsonrpc":"2.0","id":9}',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":null}',
    ])
      server.child.stdin.write(`Content-Length: ${garbage.length}\r\n\r\n${garbage}`);
    assert.ok((await findings(server)).includes("blame"));
    server.child.kill();
  });

  it("ends when the stream closes", async () => {
    const server = await start(null);
    server.child.stdin.end();
    assert.equal(await server.ended, 1);
  });

  it("ends when the process dies that it works for, with the stream still open", async () => {
    const editor = spawn(process.execPath, ["-e", PEER], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(editor);
    await once(editor.stdout, "data");
    const server = await start(editor.pid as number);
    assert.ok((await findings(server)).includes("blame"));
    editor.kill("SIGKILL");
    assert.equal(await server.ended, 1);
  });

  it("ends with the editor that started it, however the editor ends", async () => {
    const script = `const { spawn } = require("node:child_process");
      const server = spawn(process.execPath, [${JSON.stringify(BIN)}, "--stdio"], { stdio: ["pipe", "ignore", "ignore"] });
      process.stdout.write(String(server.pid)); setInterval(() => {}, 1000);`;
    const editor = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(editor);
    const [pid] = await once(editor.stdout, "data");
    editor.kill("SIGKILL");
    for (let i = 0; i < 100 && alive(Number(pid)); i++) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(!alive(Number(pid)));
  });
});

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
