import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * What a name of a set says: `en-3-fresh` is a set of English letters, freshly worded. A set without a wording is one that was looked
 * at while the rules were made.
 * @param {string} name
 */
export const setNamed = (name) => ({
  name,
  language: name.split("-")[0] ?? "",
  wording: /-(ordinary|fresh)$/.exec(name)?.[1] ?? "development",
});

/**
 * The sets of marked letters: every folder with an index.json.
 * @param {string} folder
 */
export const setsIn = (folder) =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "index.json")))
    .sort()
    .map((name) => ({ ...setNamed(name), folder: join(folder, name) }));
