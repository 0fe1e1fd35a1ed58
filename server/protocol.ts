/** Checks a document as a termination letter, whatever it looks like. The only file of the server that the client imports. */
export const CHECK_TONE = "partingWords/checkTone";

export interface CheckToneParams {
  readonly uri: string;
  /** The text of a document that is not synchronised. */
  readonly text?: string;
}

export interface CheckToneResult {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}
