import type { InitializeParams } from "vscode-languageserver";

/** What the client can do, as far as the server cares. */
export interface ClientFeatures {
  /** Asks for diagnostics; else they are published. */
  readonly pulls: boolean;
  /** Can be told to ask again. */
  readonly refreshes: boolean;
  readonly markdown: boolean;
  /** Shows a remark's message, with the link to its page, above what the server answers to a hover. */
  readonly showsMessages: boolean;
  /** Takes edits together with the version that they are for. */
  readonly versionedEdits: boolean;
}

export function featuresOf({
  capabilities: { textDocument, workspace },
  clientInfo,
}: Pick<InitializeParams, "capabilities" | "clientInfo">): ClientFeatures {
  return {
    pulls: Boolean(textDocument?.diagnostic),
    refreshes: Boolean(workspace?.diagnostics?.refreshSupport),
    // A client that says nothing is taken to show Markdown, as most do.
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? true,
    // No capability says so; VS Code and what is built on it do.
    showsMessages: /cod(?:e|ium)|cursor|windsurf|theia/i.test(clientInfo?.name ?? ""),
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
  };
}
