// The suite that runs inside the extension host: a worker of a browser or a Node process, with the same mocha in both.
import { Report } from "./report.ts";

/** What the editor calls. Rejects when a test failed. */
export async function run(): Promise<void> {
  const scope = globalThis as unknown as { location?: { search: string }; mocha: BrowserMocha };
  // Mocha's browser build reads the address of its page; a Node process has none.
  scope.location ??= { search: "" };
  await import("mocha/mocha.js" as string);
  scope.mocha.setup({ ui: "bdd", reporter: Report, timeout: 60_000 });
  await import("./all.ts");
  await new Promise<void>((resolve, reject) => {
    scope.mocha.run((failures) => (failures ? reject(new Error(`${failures} tests failed.`)) : resolve()));
  });
}

interface BrowserMocha {
  setup(options: { ui: "bdd"; reporter: typeof Report; timeout: number }): void;
  run(done: (failures: number) => void): void;
}
