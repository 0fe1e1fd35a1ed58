import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, sep } from "node:path";

/** Tests run from the root of the project. */
const root = process.cwd();

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => posix.join(folder, name.split(sep).join("/")))
    .filter((path) => path.endsWith(".ts"));
}

const code = (path: string) =>
  readFileSync(join(root, path), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*/g, "$1");

/** What a file imports: paths from the root for files of the project, names for everything else. */
function importsOf(path: string): string[] {
  const statements = /^(?:import|export)\b[^;"]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\b(?:import|require)\(\s*"([^"]+)"\s*\)/gm;
  const wanted = [...code(path).matchAll(statements)].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
  return wanted.map((name) => (name.startsWith(".") ? posix.join(posix.dirname(path), name) : name));
}

interface Area {
  readonly folder: string;
  /** Files of the project that it may import besides its own. */
  readonly own: RegExp;
  /** Packages and built-in modules that it may import. */
  readonly packages: RegExp;
}

const NOTHING = /^$/;
const AREAS: readonly Area[] = [
  { folder: "server/engine", own: NOTHING, packages: /^yaml$/ },
  { folder: "server/drafts", own: /^server\/engine\//, packages: /^@lezer\// },
  {
    folder: "server/lsp",
    own: /^server\/(?:drafts|engine)\/|^server\/(?:protocol|rule-page)\.ts$/,
    packages: /^vscode-languageserver(?:-textdocument)?$/,
  },
  {
    folder: "server/cli",
    own: /^server\/(?:drafts|engine)\/|^server\/(?:rules|rule-page)\.ts$|^package\.json$/,
    packages: /^node:|^tinyglobby$/,
  },
  { folder: "client", own: /^server\/protocol\.ts$/, packages: /^vscode$|^vscode-languageclient(?:\/|$)|^node:/ },
];

describe("the architecture", () => {
  for (const { folder, own, packages } of AREAS)
    it(`lets ${folder} import only what it may`, () => {
      for (const path of sources(folder))
        for (const name of importsOf(path)) {
          const inside = /^(?:server|client|test|scripts|package\.json)/.test(name);
          const allowed = inside ? name.startsWith(`${folder}/`) || own.test(name) : packages.test(name);
          assert.ok(allowed, `${path} must not import ${name}`);
        }
    });

  it("lets nothing that ships import tests or scripts", () => {
    for (const path of [...sources("server"), ...sources("client")])
      for (const name of importsOf(path)) assert.doesNotMatch(name, /^(?:test|scripts)\//, `${path} imports ${name}`);
  });

  it("keeps the protocol free of imports, so that the client carries no part of the server", () => {
    assert.deepEqual(importsOf("server/protocol.ts"), []);
  });

  it("keeps clock, chance and the outer world out of the engine", () => {
    const impure =
      /\bDate\.now\b|\bMath\.random\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\.|\bprocess\.|\bconsole\.|\bglobalThis\b|\bfetch\(|\bsetTimeout\b/;
    for (const path of sources("server/engine"))
      for (const line of code(path).split("\n")) assert.doesNotMatch(line, impure, `${path}: ${line.trim()}`);
  });
});
