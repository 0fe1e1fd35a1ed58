import { fill } from "./interface-text.ts";
import type { RuleBook } from "./rulebook.ts";
import type { Finding, Fix, Language, Range } from "./types.ts";

interface RemarkContext {
  readonly rules: RuleBook;
  readonly locale: Language;
}

interface Remark extends Range {
  readonly rule: string;
  readonly block: number;
  /** From 0 to 1; what is counted and not judged is sure. */
  readonly confidence?: number;
  readonly cues?: readonly string[];
  /** What the rule's message has in braces. */
  readonly values?: Readonly<Record<string, string>>;
  readonly fixes: readonly Fix[];
}

/** A finding in the words of its rule. */
export function remarkOf({ rules, locale }: RemarkContext, remark: Remark): Finding {
  const { rule, block, start, end, confidence = 1, cues = [], values = {}, fixes } = remark;
  const { message, why, instead } = rules.advice[locale][rule] ?? { message: rule, why: "", instead: "" };
  const severity = rules.order.find((entry) => entry.rule === rule)?.severity ?? "information";
  return { rule, severity, message: fill(message, values), why, instead, block, start, end, confidence, cues, fixes };
}
