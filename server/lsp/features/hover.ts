import type { Hover, HoverParams } from "vscode-languageserver";
import type { SourceFinding } from "../../drafts/types.ts";
import { rulePage } from "../../rule-page.ts";
import { markOf, rangeOf } from "../convert.ts";
import { textsIn } from "../messages.ts";
import type { Context } from "./context.ts";

/** What is wrong, why, and what to do about it, of every finding at a place. */
export function hover({ documents, session, client }: Context, { textDocument, position }: HoverParams): Hover | null {
  const document = documents.get(textDocument.uri);
  if (!document) return null;
  const offset = document.offsetAt(position);
  const found = session.reportOf(document).findings.filter((finding) => {
    const { start, end } = markOf(document, finding);
    return start <= offset && offset < end;
  });
  const [first] = found;
  if (!first) return null;
  const { page, cues: heardIn } = textsIn(session.locale);
  // Where the editor shows the messages itself, one is wanted here only to tell several remarks apart.
  const what = !client.showsMessages || found.length > 1;
  // Cues that are all of the marked words tell nothing new.
  const heard = ({ cues, start, end }: SourceFinding) => (cues.length && cues.join(" ").length < end - start ? [heardIn(cues)] : []);
  const inMarkdown = (finding: SourceFinding) => {
    const { rule, message, why, instead } = finding;
    const link = client.showsMessages ? [] : [`[${page}](${rulePage(rule)})`];
    return [...(what ? [`**${escaped(message)}**`] : []), why, instead, ...heard(finding).map(escaped), ...link].join("\n\n");
  };
  const inText = (finding: SourceFinding) =>
    [...(what ? [finding.message] : []), finding.why, finding.instead, ...heard(finding)].join("\n");
  return {
    contents: client.markdown
      ? { kind: "markdown", value: found.map(inMarkdown).join("\n\n---\n\n") }
      : { kind: "plaintext", value: found.map(inText).join("\n\n") },
    range: rangeOf(document, first),
  };
}

/** A remark quotes the letter, and what reads as markup there must not act as markup here. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~]/g, "\\$&");
}
