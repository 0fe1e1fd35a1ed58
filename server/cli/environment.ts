import type { Language } from "../engine/types.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The language of the messages: what was asked for, else what the environment says, else English. */
export function localeOf(asked: string | undefined, env: Environment): Language {
  const tag = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^fr(?![a-z])/i.test(tag) ? "fr" : "en";
}

/** Whether to print colours. FORCE_COLOR goes before NO_COLOR, as in Node itself; else a terminal gets them. */
export function wantsColours(env: Environment, isTerminal: () => boolean): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  if (env.NO_COLOR || env.TERM === "dumb") return false;
  return isTerminal();
}
