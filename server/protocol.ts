/** What client and server have in common; the only file of the server that the client imports. */

/** Checks a document as a termination letter, whatever it looks like, from now on until it is closed. */
export const CHECK_TONE = "partingWords/checkTone";

export interface CheckToneParams {
  readonly uri: string;
  /** The document as the client has it: the server may not know it, or know an older version. */
  readonly document?: { readonly languageId: string; readonly version: number; readonly text: string };
}

export interface CheckToneResult {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** The document is too long to be a letter. The server has said so. */
  readonly tooLong?: true;
}

/** What the client may say when it starts the server. */
export interface InitializationOptions {
  /** The address of the folder with the server's own files, with a slash at its end: a worker does not know where it came from. */
  readonly resources?: string;
}
