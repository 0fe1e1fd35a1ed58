// Compiles the rules, then bundles client, server and command line into dist/. `--tests` bundles the tests instead.
const esbuild = require("esbuild");
const fs = require("node:fs");
const path = require("node:path");
const { inflector } = require("./scripts/inflect.js");

const root = __dirname;

/** The rule files, by path below rules/. */
function ruleFiles(folder = path.join(root, "rules"), prefix = "") {
  const files = {};
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (entry.isDirectory()) Object.assign(files, ruleFiles(path.join(folder, entry.name), `${name}/`));
    else if (entry.name.endsWith(".yaml")) files[name] = fs.readFileSync(path.join(folder, entry.name), "utf8");
  }
  return files;
}

/** Compiles rules/ with the engine's own compiler; a broken rule fails the build. */
function compiledRules() {
  const bundle = esbuild.buildSync({
    entryPoints: [path.join(root, "server/engine/compile.ts")],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
  });
  const module = { exports: {} };
  new Function("module", "exports", "require", bundle.outputFiles[0].text)(module, module.exports, require);
  const { rules, problems } = module.exports.compileRules(ruleFiles(), inflector);
  if (problems.length) throw new Error(problems.map((p) => `rules/${p.file}:${p.line}:${p.column}: ${p.message}`).join("\n"));
  return splitRules(rules);
}

/** The rules as JSON in parts: what every letter needs (`head`), and what only letters of one language need. */
function splitRules({ languages, ...head }) {
  const parts = {};
  const small = {};
  for (const [name, { stopwords, ...large }] of Object.entries(languages)) {
    small[name] = { stopwords };
    parts[name] = JSON.stringify(large);
  }
  return { head: JSON.stringify({ ...head, languages: small }), ...parts };
}

let compiled;
const rules = () => {
  compiled ??= compiledRules();
  return compiled;
};

/**
 * `rules:compiled` inside the bundle: for what stays up. A language's part is parsed when it is first asked for.
 * Parsing a string as JSON is faster than parsing it as a program.
 */
const embedded = () =>
  moduleOf(
    (part) => `JSON.parse(${JSON.stringify(rules()[part])})`,
    (name) => `Uint8Array.from(atob("${fs.readFileSync(readerFile(name)).toString("base64")}"), (sign) => sign.charCodeAt(0))`,
    "",
  );

/**
 * What both servers need for a language, rules and reader: a script beside the bundles, run when a letter in that language is first
 * read. A script is what a Node process and a browser's worker can both load at once, without a line of network code.
 */
const languageScript = (name) => `language.${name}.js`;
function servers(load) {
  const { head, ...languages } = rules();
  fs.mkdirSync(path.join(root, "dist"), { recursive: true });
  for (const [name, json] of Object.entries(languages)) {
    const content = { rules: json, reader: fs.readFileSync(readerFile(name)).toString("base64") };
    fs.writeFileSync(path.join(root, "dist", languageScript(name)), `globalThis.partingWordsLanguage=${JSON.stringify(content)};\n`);
  }
  return moduleOf(
    (name) => `JSON.parse(languageOf("${name}", () => ${load(languageScript(name))}).rules)`,
    (name) => `bytesOf(languageOf("${name}", () => ${load(languageScript(name))}).reader)`,
    'import { bytesOf, languageOf, resource } from "./server/language-script.ts";',
  );
}
const inServer = () => servers((file) => `typeof importScripts === "function" ? importScripts(resource("${file}")) : require("./${file}")`);

/** The weights of a language's trained reader. */
const readerFile = (name) => path.join(root, `rules/reader/${name}.bin`);

/** `rules:compiled` as files beside the bundle: a command line that starts anew each time reads only the language it needs. */
function beside() {
  fs.mkdirSync(path.join(root, "dist"), { recursive: true });
  const { head, ...languages } = rules();
  for (const [name, json] of Object.entries(languages)) {
    fs.writeFileSync(path.join(root, `dist/rules.${name}.json`), json);
    fs.copyFileSync(readerFile(name), path.join(root, `dist/reader.${name}.bin`));
  }
  return moduleOf(
    (part) => `JSON.parse(readFileSync(join(__dirname, "rules.${part}.json"), "utf8"))`,
    (name) => `readFileSync(join(__dirname, "reader.${name}.bin"))`,
    'import { readFileSync } from "node:fs"; import { join } from "node:path";',
  );
}

function moduleOf(load, reader, imports) {
  const lazy = (object, part, keys) =>
    `const ${part} = once(() => ${load(part)});\n${keys.map((key) => `Object.defineProperty(${object}, "${key}", { enumerable: true, get: () => ${part}()["${key}"] });`).join("\n")}`;
  const { head, ...languages } = rules();
  return [
    imports,
    'import { decodeModel } from "./server/engine/reader/model.ts";',
    "const once = (make) => { let made; return () => (made ??= make()); };",
    `const rules = ${head};`,
    ...Object.entries(languages).map(([name, json]) => lazy(`rules.languages.${name}`, name, Object.keys(JSON.parse(json)))),
    ...Object.keys(languages).map(
      (name) => `const reader_${name} = once(() => decodeModel(${reader(name)}));
Object.defineProperty(rules.languages.${name}, "reader", { enumerable: false, get: reader_${name} });`,
    ),
    "export default rules;",
  ].join("\n");
}

const rulesPlugin = (contents) => ({
  name: "rules",
  setup(build) {
    build.onResolve({ filter: /^rules:compiled$/ }, () => ({ path: "compiled", namespace: "rules" }));
    build.onLoad({ filter: /.*/, namespace: "rules" }, () => ({ contents: contents(), loader: "js", resolveDir: root }));
  },
});

/**
 * Modules of the command line that not every run needs. They become bundles of their own, read when one of their functions is first
 * called: to read less code is the greater part of a quick start.
 */
const APART = { "server/cli/glob.ts": ["filesOf"], "server/drafts/markdown.ts": ["readMarkdown"] };
const apartFile = (file) => `cli-${path.basename(file, ".ts")}.js`;

const apartPlugin = {
  name: "apart",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\// }, ({ path: wanted, resolveDir, kind }) => {
      const file = path.relative(root, path.join(resolveDir, wanted)).split(path.sep).join("/");
      return kind === "import-statement" && APART[file] ? { path: file, namespace: "apart" } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: "apart" }, ({ path: file }) => ({
      contents: [
        `let loaded; const load = () => (loaded ??= require("./${apartFile(file)}"));`,
        ...APART[file].map((name) => `export const ${name} = (...args) => load().${name}(...args);`),
      ].join("\n"),
      loader: "js",
    }));
    build.onResolve({ filter: /^\.\/cli-/ }, ({ path: wanted }) => ({ path: wanted, external: true }));
  },
};

const common = { bundle: true, target: "es2022", plugins: [rulesPlugin(embedded)], logLevel: "warning", absWorkingDir: root };
// tinyglobby's module for `import` asks for `import.meta.url`, which a CommonJS bundle has not; its module for `require` does without.
const alias = { tinyglobby: require.resolve("tinyglobby") };
const node = { ...common, alias, platform: "node", format: "cjs", minify: true };
const both = { ...node, conditions: ["node", "browser"] };

const entries = [
  { ...both, entryPoints: ["client/main.ts"], outfile: "dist/client.js", external: ["vscode"] },
  {
    ...both,
    plugins: [rulesPlugin(inServer)],
    entryPoints: ["server/main.ts"],
    outfile: "dist/server.js",
    format: "iife",
    external: ["./language.en.js", "./language.fr.js"],
  },
  { ...node, plugins: [rulesPlugin(beside), apartPlugin], entryPoints: ["server/cli/cli.ts"], outfile: "dist/cli.js" },
  ...Object.keys(APART).map((file) => ({ ...node, entryPoints: [file], outfile: `dist/${apartFile(file)}` })),
];

const tests = { ...node, minify: false, sourcemap: "inline" };
const editorTests = [
  // One bundle for a browser's worker and for a Node process. Mocha's browser build must not find a module system in either.
  {
    ...tests,
    platform: "browser",
    entryPoints: ["test/editor/suite/index.ts"],
    outfile: "dist/suite/index.js",
    external: ["vscode"],
    define: { module: "undefined", exports: "undefined", define: "undefined" },
  },
  { ...tests, entryPoints: testFiles("test/editor/page"), outdir: "dist/pages", external: ["playwright-core"] },
];

function testFiles(folder) {
  return fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return file === "test/editor" ? [] : testFiles(file);
    return entry.name.endsWith(".test.ts") ? [file] : [];
  });
}

async function main() {
  // A broken rule file is told once, not by every bundle that asks for the rules.
  rules();
  if (process.argv.includes("--tests")) {
    for (const folder of ["test", "suite", "pages"]) fs.rmSync(path.join(root, "dist", folder), { recursive: true, force: true });
    const units = { ...tests, entryPoints: testFiles("test"), outdir: "dist/test", outbase: "test" };
    await Promise.all([units, ...editorTests].map((entry) => esbuild.build(entry)));
  } else await Promise.all(entries.map((entry) => esbuild.build(entry)));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
