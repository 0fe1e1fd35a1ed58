import { readDraft } from "../../server/drafts/read.ts";
import { assertSound } from "./read.ts";

const HTML = "Subject: x\nContent-Type: text/html\n\n";
const CODED = "Subject: x\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n";

/** Texts on which a reader that looks back or nests without end would take minutes, or fall over. */
const HOSTILE: readonly (readonly [string, string, string])[] = [
  ["lists in lists", "markdown", `${"- ".repeat(2000)}x`],
  ["emphasis in emphasis", "markdown", "*a ".repeat(8000) + "b* ".repeat(8000)],
  ["brackets in brackets", "markdown", `${"[".repeat(5000)}a${"](x)".repeat(5000)}`],
  ["tags that never close", "markdown", "<b>".repeat(20_000) + "</i>".repeat(20_000)],
  ["headers of messages", "plaintext", "From: a\nTo: b\nDate: c\n".repeat(10_000)],
  ["two dashes", "plaintext", "--\n".repeat(50_000)],
  ["one long line", "plaintext", "word ".repeat(150_000)],
  ["blank lines", "plaintext", "\n".repeat(200_000)],
  ["rules", "markdown", "---\n".repeat(30_000)],
  ["unclosed quotation marks in tags", "email", `${HTML}${"<a '".repeat(20_000)}`],
  ["elements in elements", "email", `${HTML}${"<div>".repeat(30_000)}x${"</b>".repeat(30_000)}`],
  ["broken soft line breaks", "email", `${CODED}${"= \t".repeat(50_000)}`],
  ["broken encoded words", "email", `Subject: ${"=?a?q?".repeat(30_000)}\n\nx`],
  ["parts without end", "email", `Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n${"--b\n".repeat(20_000)}`],
];

describe("a draft that was made to be hard to read", function () {
  this.timeout(10_000);
  for (const [what, languageId, source] of HOSTILE)
    it(`is read all the same: ${what}`, () => {
      assertSound(readDraft(source, { languageId }));
    });
});
