import { glob } from "tinyglobby";

/** The files that fit a pattern, in the order of their names. Its own module so that only those who use patterns load it. */
export async function filesOf(pattern: string): Promise<readonly string[]> {
  const forward = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
  return (await glob(forward, { ignore: ["**/node_modules/**"], expandDirectories: false })).sort();
}
