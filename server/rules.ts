import compiled from "rules:compiled";
import type { RuleBook } from "./engine/rulebook.ts";

/** The rules that ship, compiled when the bundle was made. */
export function loadRules(): RuleBook {
  return compiled;
}
