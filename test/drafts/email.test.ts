import assert from "node:assert/strict";
import { blocksOf, edited, omitted, read, replaced, sourceOf } from "./read.ts";

const mail = (source: string) => read(source, "email");
const HEAD = "From: Sam <sam@reed.example>\nTo: Karen <karen@holt.example>\n";

describe("a draft of a mail", () => {
  it("has its subject and its body, without the other headers", () => {
    const draft = mail(`${HEAD}Subject: Our\n contract\nX-Note: You never pay\n\nDear Karen,\n\n> You never pay.\n\nwe stop.\n-- \nSam\n`);
    assert.deepEqual(blocksOf(draft), ["subject: Our contract", "paragraph: Dear Karen,", "paragraph: we stop."]);
    assert.equal(sourceOf(draft, "Our contract"), "Our\n contract");
    assert.equal(draft.letter.to, "Karen <karen@holt.example>");
    assert.deepEqual(
      omitted(draft).map((text) => text.split(":")[0]),
      ["headers", "quote", "signature"],
    );
  });

  it("is the same with \\r\\n, a byte order mark, or the line of a mailbox file", () => {
    const source = `${HEAD}Subject: Our contract\n\nDear Karen,\n`;
    for (const same of [source.replaceAll("\n", "\r\n"), `\ufeff${source}`, `From sam@reed.example Mon Jun  3 10:12:00 2024\n${source}`]) {
      assert.deepEqual(blocksOf(mail(same)), ["subject: Our contract", "paragraph: Dear Karen,"]);
      assert.equal(mail(same).letter.to, "Karen <karen@holt.example>");
    }
  });

  it("is plain text where it has no headers", () => {
    assert.deepEqual(blocksOf(mail("Karen:\n\nwe stop.")), ["paragraph: Karen:", "paragraph: we stop."]);
    assert.deepEqual(blocksOf(mail("Dear Karen,\n\nSubject: none\n\nwe stop.")).length, 3);
    assert.deepEqual(blocksOf(mail("")), []);
    assert.deepEqual(blocksOf(mail("Subject: Only this")), ["subject: Only this"]);
  });

  it("takes settings from front matter below its headers", () => {
    const draft = mail(`${HEAD}\n---\nparting-words: off\n---\nDear Karen,\n`);
    assert.equal(draft.letter.override, "off");
    assert.deepEqual(blocksOf(draft), ["paragraph: Dear Karen,"]);
  });

  it("decodes its headers", () => {
    const draft = mail(
      "To: =?utf-8?Q?Zo=C3=A9_Martin?= <zoe@m.example>\nSubject: =?UTF-8?B?UsOpc2lsaWF0aW9u?=\n =?utf-8?q?_du_contrat?= le 30 juin\n\nBonjour,\n",
    );
    assert.deepEqual(blocksOf(draft), ["subject: Résiliation du contrat le 30 juin", "paragraph: Bonjour,"]);
    assert.equal(draft.letter.to, "Zoé Martin <zoe@m.example>");
    assert.equal(sourceOf(draft, "siliation"), "=?UTF-8?B?UsOpc2lsaWF0aW9u?=");
    assert.equal(sourceOf(draft, "30 juin"), "30 juin");
    assert.equal(replaced(draft, "siliation", "x"), undefined);
    assert.match(replaced(draft, "30 juin", "31 mai") ?? "", /le 31 mai\n/);
    assert.deepEqual(blocksOf(mail("Subject: =?nonsense?X?y?= and =?utf-8?B?%%%?= stay\n\nHi")).slice(0, 1), [
      "subject: =?nonsense?X?y?= and =?utf-8?B?%%%?= stay",
    ]);
  });

  it("loses no header and gains no paragraph among them", () => {
    const draft = mail(`${HEAD}Subject: You never pay\n\nDear Karen,\n`);
    assert.equal(replaced(draft, "You never pay", ""), undefined);
    assert.equal(edited(draft, { type: "insert", block: 0, side: "after", newText: "New." }), undefined);
    assert.match(edited(draft, { type: "insert", block: 1, side: "before", newText: "New." }) ?? "", /pay\n\nNew\.\n\nDear/);
  });

  describe("in quoted-printable", () => {
    const coded = (body: string, charset = "utf-8") =>
      mail(
        `${HEAD}Subject: Fin\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: quoted-printable\n\n${body}`.replaceAll(
          "\n",
          "\r\n",
        ),
      );

    it("is read as it was written, and each word has its place", () => {
      const draft = coded("Bonjour Zo=C3=A9,\n\nVous n=E2=80=99avez jamais r=C3=A9po=\nndu, =F0=9F=91=8D 1 =3D 1.=20\n");
      assert.deepEqual(blocksOf(draft).slice(1), ["paragraph: Bonjour Zoé,", "paragraph: Vous n’avez jamais répondu, 👍 1 = 1."]);
      assert.equal(sourceOf(draft, "Zoé"), "Zo=C3=A9");
      assert.equal(sourceOf(draft, "répondu"), "r=C3=A9po=\r\nndu");
      assert.equal(sourceOf(draft, "👍"), "=F0=9F=91=8D");
    });

    it("knows other character sets, and what is no character", () => {
      assert.deepEqual(blocksOf(coded("Zo=E9 =93ok=94", "windows-1252")).slice(1), ["paragraph: Zoé “ok”"]);
      assert.deepEqual(blocksOf(coded("Zo=E9", '"iso-8859-1"')).slice(1), ["paragraph: Zoé"]);
      assert.deepEqual(blocksOf(coded("Zo=E9 =C3=A9", "x-nobody-knows")).slice(1), ["paragraph: Zoé Ã©"]);
      assert.deepEqual(blocksOf(coded("Zo=E9=20=C3=A9 = =ZZ end=")).slice(1), ["paragraph: Zo\ufffd é = =ZZ end"]);
    });

    it("is changed in its own code, on lines that are not too long", () => {
      const draft = coded("Bonjour Zo=C3=A9,\n\nVous ne r=C3=A9po=\nndez jamais. Merci.\n");
      assert.match(replaced(draft, "Vous ne répondez jamais. ", "") ?? "", /\r\n\r\nMerci\.\r\n$/);
      assert.match(
        replaced(draft, "jamais", "que 1 × été =\u00a0peu") ?? "",
        /\r\nndez que 1 =C3=97 =C3=A9t=C3=A9 =3D=C2=A0peu\. Merci\.\r\n$/,
      );
      const long = replaced(draft, "jamais", "à peine, et voilà pourquoi nous nous arrêtons là, sans façons, à la fin du mois") ?? "";
      for (const line of long.split("\r\n")) assert.ok(line.length <= 76, line);
      assert.match(
        blocksOf(mail(long)).join("\n"),
        /Vous ne répondez à peine, et voilà pourquoi nous nous arrêtons là, sans façons, à la fin du mois\. Merci\./,
      );
      const inserted = edited(draft, { type: "insert", block: 1, side: "after", newText: "Ça s’arrête." }) ?? "";
      assert.deepEqual(blocksOf(mail(inserted)).slice(1, 3), ["paragraph: Bonjour Zoé,", "paragraph: Ça s’arrête."]);
      assert.equal(replaced(coded("Zo=E9 dort", "iso-8859-1"), "dort", "“dort”"), undefined);
      assert.match(replaced(coded("Zo=E9 dort", "iso-8859-1"), "dort", "rêve") ?? "", /Zo=E9 r=EAve$/);
    });
  });

  it("is read from base64, where nothing can be changed", () => {
    const body = Buffer.from("Bonjour Zoé,\n\nVous ne répondez jamais.\n\n> Non.\n").toString("base64").replace(/.{20}/g, "$&\n");
    const draft = mail(`${HEAD}Subject: Fin\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${body}\n`);
    assert.deepEqual(blocksOf(draft), ["subject: Fin", "paragraph: Bonjour Zoé,", "paragraph: Vous ne répondez jamais."]);
    assert.match(Buffer.from(sourceOf(draft, "Zoé"), "base64").toString(), /^.?.?Zoé.?.?$/);
    assert.equal(replaced(draft, "jamais", "peu"), undefined);
    assert.match(replaced(draft, "Fin", "La fin") ?? "", /Subject: La fin\n/);
    assert.deepEqual(blocksOf(mail(`${HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nA\n`)), []);
  });

  describe("of several parts", () => {
    const parts = (type: string, ...bodies: string[]) =>
      `${HEAD}Subject: Fin\nMIME-Version: 1.0\nContent-Type: multipart/${type};\n boundary="=_b 1"\n\nThis is a message in MIME format.\n${bodies.map((body) => `--=_b 1\n${body}\n`).join("")}--=_b 1--\nYou never pay.\n`;
    const plain = "Content-Type: text/plain; charset=utf-8\n\nDear Karen,\n\nwe stop.";
    const html = "Content-Type: text/html; charset=utf-8\n\n<p>Dear <b>Karen</b>,</p>\n<p>we stop.</p>";
    const pdf =
      'Content-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nWW91IG5ldmVyIHBheQ==';
    const wanted = ["subject: Fin", "paragraph: Dear Karen,", "paragraph: we stop."];

    for (const [what, source] of [
      ["plain before HTML", parts("alternative", plain, html)],
      ["HTML before plain", parts("alternative", html, plain)],
      ["HTML alone", parts("alternative", html)],
      ["a letter with a file", parts("mixed", plain, pdf)],
      ["a file with a letter", parts("mixed", pdf, plain)],
      ["a part without headers", parts("mixed", "\nDear Karen,\n\nwe stop.", pdf)],
      [
        "parts within a part",
        parts("mixed", `Content-Type: multipart/alternative; boundary=in\n\n--in\n${html}\n--in\n${plain}\n--in--`, pdf),
      ],
      ["an end that never comes", parts("mixed", plain).replace(/\n--=_b 1--[\s\S]*/, "")],
    ] as const)
      it(`is read where it has ${what}`, () => {
        for (const eol of ["\n", "\r\n"]) {
          const draft = mail(source.replaceAll("\n", eol));
          assert.deepEqual(blocksOf(draft), wanted);
          const changed = replaced(draft, "we stop.", "we end & go.") ?? "";
          assert.equal(changed.length, source.replaceAll("\n", eol).length + (draft.markup === "html" ? 8 : 4));
          assert.match(blocksOf(mail(changed)).at(-1) ?? "", /we end & go\.$/);
        }
      });

    it("has no prose where there is nothing but files, and is read as it stands where the parts can't be found", () => {
      assert.deepEqual(blocksOf(mail(parts("mixed", pdf))), ["subject: Fin"]);
      assert.deepEqual(blocksOf(mail(`${HEAD}Content-Type: multipart/mixed; boundary=x\n\nDear Karen,\n`)), ["paragraph: Dear Karen,"]);
      assert.deepEqual(blocksOf(mail(parts("mixed", plain, `Content-Type: message/rfc822\n\nSubject: Old\n\nYou never pay.`))), wanted);
    });

    it("does not lose itself in messages within messages", () => {
      let inner = plain;
      for (let i = 0; i < 200; i++) inner = `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n${inner}\n--b${i}--`;
      assert.deepEqual(blocksOf(mail(parts("mixed", inner))), ["subject: Fin"]);
    });
  });
});

describe("a mail in HTML", () => {
  const page = (body: string) => mail(`${HEAD}Subject: Fin\nContent-Type: text/html; charset=utf-8\n\n${body}`);
  const prose = (body: string) => blocksOf(page(body)).slice(1);

  it("has the blocks that a reader sees", () => {
    assert.deepEqual(
      prose(
        "<html><head><title>No</title><style>p { never: pay }</style></head><body><h1>Our <i>end</i></h1>\n<p>Dear\n  Karen,<p>we <b>ne</b>ver\nstop.</p><ul><li>one<li>two</ul><table><tr><td>a</td><td>b&nbsp;c</td></tr></table><div>Line<br>next<br><br>Para &lt;3 &eacute;&#233;&bogus; &</div></body></html>",
      ),
      [
        "heading: Our end",
        "paragraph: Dear Karen,",
        "paragraph: we never stop.",
        "item: one",
        "item: two",
        "cell: a",
        "cell: b\u00a0c",
        "paragraph: Line\nnext",
        "paragraph: Para <3 éé&bogus; &",
      ],
    );
  });

  it("leaves out comments, scripts, quotations, forwarded mail and signatures", () => {
    assert.deepEqual(
      prose(
        '<!-- you never pay --><p>One.</p><script>if (a < b) "you never pay"</script><blockquote>You <blockquote>never</blockquote> pay.</blockquote><p>Two.</p><pre>code</pre><div class="gmail_quote"><div class="gmail_attr">On Monday</div>You never pay.<div>x</div></div><p>Three.<p>Sent from my iPhone</p><p>-- <br>Sam Reed<br>You never pay Ltd</p><p>More.</p>',
      ),
      ["paragraph: One.", "paragraph: Two.", "paragraph: Three."],
    );
    assert.deepEqual(prose('<p>One.</p><div id="divRplyFwdMsg">From: Karen</div><p>You never pay.</p>'), ["paragraph: One."]);
    assert.deepEqual(prose("<p>One.</p><p>-----Original Message-----<br>From: Karen</p><p>You never pay.</p>"), ["paragraph: One."]);
    assert.deepEqual(
      prose('<p>One.</p><div class="moz-cite-prefix">Le 3 juin, Zoé a écrit :</div><blockquote>Non.</blockquote><p>Two.</p>'),
      ["paragraph: One.", "paragraph: Two."],
    );
  });

  it("stands what is no HTML", () => {
    for (const body of [
      "a < b and <c",
      "<p",
      '<p class="x',
      "</p></p></b>",
      "<!-- open",
      "<b>x",
      "<script>",
      "&;&#;&#x;",
      "<p>".repeat(3000),
      "<a ".repeat(3000),
    ])
      page(body);
    assert.deepEqual(prose("a < b > c & d"), ["paragraph: a < b > c & d"]);
  });

  it("is changed as HTML", () => {
    const body = (source: string | undefined) => source?.slice(source.indexOf("\n\n") + 2);
    const change = (html: string, words: string, newText: string) => body(replaced(page(html), words, newText));
    assert.equal(change("<p>You <b>never</b> pay. Bye.</p>", "You never pay. ", ""), "<p>Bye.</p>");
    assert.equal(change("<p><b>You never pay.</b> Bye.</p>", "You never pay. ", ""), "<p>Bye.</p>");
    assert.equal(change("<p><b>You never</b> pay.</p>", "never pay", ""), undefined);
    assert.equal(change("<p>A &amp; B</p>", "B", "C < D"), "<p>A &amp; C &lt; D</p>");
    assert.equal(change("<p>One.</p>\n<p>Two.</p>", "One.", ""), "<p>Two.</p>");
    assert.equal(change("<div>One.<br><br>Two.</div>", "One.", ""), undefined);
    const insert = (html: string, block: number) => body(edited(page(html), { type: "insert", block, side: "after", newText: "A & B" }));
    assert.equal(insert("<p>One.</p>\n<p>Two.</p>", 1), "<p>One.</p>\n<p>A &amp; B</p>\n<p>Two.</p>");
    assert.equal(insert("<ul><li>One</li></ul>", 1), undefined);
  });
});
