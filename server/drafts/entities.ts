/** The named characters of Latin 1, from U+00A0 on; the others that letters use. */
const LATIN =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml".split(
    " ",
  );
const OTHERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  OElig: "Œ",
  oelig: "œ",
  Yuml: "Ÿ",
  euro: "€",
  trade: "™",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  lsaquo: "‹",
  rsaquo: "›",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  bull: "•",
  ensp: "\u2002",
  emsp: "\u2003",
  thinsp: "\u2009",
  zwnj: "\u200c",
  zwj: "\u200d",
  rarr: "→",
  NewLine: "\n",
  Tab: "\t",
};

/** The character that a reference such as `&eacute;` or `&#233;` stands for; one that is not known stays as it is written. */
export function entity(reference: string): string {
  const number = /^&#(x?)([0-9a-f]+);?$/i.exec(reference);
  if (number) {
    const point = Number.parseInt(number[2] ?? "", number[1] ? 16 : 10);
    const valid = point > 0 && point < 0x110000 && !(point >= 0xd800 && point < 0xe000);
    return valid ? String.fromCodePoint(point) : "\ufffd";
  }
  const name = reference.replace(/^&|;$/g, "");
  const latin = LATIN.indexOf(name);
  if (latin >= 0) return String.fromCharCode(0xa0 + latin);
  return Object.hasOwn(OTHERS, name) ? (OTHERS[name] as string) : reference;
}
