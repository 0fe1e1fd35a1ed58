/** Where a rule is explained: message, reason, what to do, and examples. */
export function rulePage(rule: string): string {
  return `https://github.com/parting-words/parting-words/blob/main/docs/rules/${encodeURIComponent(rule)}.md`;
}
