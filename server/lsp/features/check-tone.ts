import { ErrorCodes, ResponseError } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Severity } from "../../engine/types.ts";
import type { CheckToneParams, CheckToneResult } from "../../protocol.ts";
import type { Context } from "./context.ts";

/** Checks a document as a termination letter, and from then on until it is closed. `again` makes its diagnostics appear. */
export function checkTone(context: Context, params: CheckToneParams | undefined, again: (uri: string) => void): CheckToneResult {
  const { documents, session } = context;
  if (typeof params?.uri !== "string") throw new ResponseError(ErrorCodes.InvalidParams, "checkTone needs the uri of a document.");
  const { uri, document: sent } = params;
  session.force(uri);
  const known = documents.get(uri);
  const fresh = sent && sent.version !== known?.version ? TextDocument.create(uri, sent.languageId, sent.version, sent.text) : known;
  if (known) again(uri);
  const { findings, tooLong } = fresh ? session.reportOf(fresh) : { findings: [], tooLong: undefined };
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), information: count("information"), ...(tooLong && { tooLong }) };
}
