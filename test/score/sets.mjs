import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The sets of marked letters: every folder with an index.json. `en-3-fresh` is a set of English letters, freshly worded; a set whose
 * name has no wording is one that was looked at while the rules were made.
 * @param {string} folder
 */
export function setsIn(folder) {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "index.json")))
    .sort()
    .map((name) => ({
      name,
      language: name.split("-")[0] ?? "",
      wording: /-(ordinary|fresh)$/.exec(name)?.[1] ?? "development",
      folder: join(folder, name),
    }));
}
