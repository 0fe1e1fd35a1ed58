import type { RuleBook } from "./rulebook.ts";
import type { Language } from "./types.ts";

/** Writes values into a text's `{name}` places; a place without a value stays as it is. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{([a-z]+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** A text of the interface, with its values; the key itself where the text is missing. */
export function interfaceText(
  rules: RuleBook,
  locale: Language,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(rules.interface[locale][key] ?? key, values);
}
