import type { DraftReport } from "../../drafts/types.ts";

/** A file that was checked. */
export interface Checked {
  readonly name: string;
  readonly text: string;
  readonly report: DraftReport;
}
