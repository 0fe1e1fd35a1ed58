import type { ClientCapabilities } from "vscode-languageserver";

/** What the client can do, as far as the server cares. */
export interface ClientFeatures {
  /** Asks for diagnostics; else they are published. */
  readonly pulls: boolean;
  /** Can be told to ask again. */
  readonly refreshes: boolean;
  readonly markdown: boolean;
  /** Takes edits together with the version that they are for. */
  readonly versionedEdits: boolean;
}

export function featuresOf({ textDocument, workspace }: ClientCapabilities): ClientFeatures {
  return {
    pulls: Boolean(textDocument?.diagnostic),
    refreshes: Boolean(workspace?.diagnostics?.refreshSupport),
    // A client that says nothing is taken to show Markdown, as most do.
    markdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
  };
}
