/** What the reader of a share of the examples scores: F1 of problems and of parts, by how the letters are worded. */
export interface CurvePoint {
  readonly language: string;
  readonly share: number;
  readonly letters: number;
  readonly sentences: number;
  readonly ordinary: F1s;
  readonly fresh: F1s;
}

interface F1s {
  readonly problems: number;
  readonly parts: number;
}

const WIDTH = 800;
const HEIGHT = 370;
const PANELS = [
  { key: "problems", title: "Problems", left: 70 },
  { key: "parts", title: "Parts of a letter", left: 465 },
] as const;
const PANEL_WIDTH = 310;
const TOP = 80;
const BOTTOM = 310;
const LINES = [
  { language: "en", wording: "ordinary", name: "English, ordinary" },
  { language: "en", wording: "fresh", name: "English, fresh" },
  { language: "fr", wording: "ordinary", name: "French, ordinary" },
  { language: "fr", wording: "fresh", name: "French, fresh" },
] as const;
type Line = (typeof LINES)[number];

/** The picture brings its own ground, so that it can be read on a light page and on a dark one, whichever of the two it takes itself to be on. */
const STYLE = `
  .ground { fill: #ffffff }
  text { fill: #24292f; font: 13px system-ui, sans-serif }
  .title { font-weight: 600; font-size: 14px }
  .grid { stroke: #d8dee4; stroke-width: 1 }
  .line { fill: none; stroke-width: 2.5 }
  .fresh { stroke-dasharray: 7 5 }
  .en { stroke: #0b62c4 } .dot.en { fill: #0b62c4 }
  .fr { stroke: #b34700 } .dot.fr { fill: #b34700 }
  .dot.fresh { stroke-dasharray: none }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 }
    text { fill: #e6edf3 }
    .grid { stroke: #30363d }
    .en { stroke: #6cb6ff } .dot.en { fill: #6cb6ff }
    .fr { stroke: #ffa657 } .dot.fr { fill: #ffa657 }
  }
`;

/** The learning curve as an SVG. */
export function curvePicture(points: readonly CurvePoint[]): string {
  const shares = [...new Set(points.map(({ share }) => share))].sort((a, b) => a - b);
  const values = points.flatMap(({ ordinary, fresh }) => [ordinary.problems, ordinary.parts, fresh.problems, fresh.parts]);
  const lowest = Math.floor(Math.min(...values) * 5) / 5;
  const y = (value: number) => round(BOTTOM - ((value - lowest) / (1 - lowest)) * (BOTTOM - TOP));
  const ticks = Array.from({ length: Math.round((1 - lowest) * 5) + 1 }, (_, i) => lowest + i / 5);

  const panels = PANELS.flatMap(({ key, title, left }) => {
    // Each share is twice the one before.
    const x = (share: number) => round(left + (shares.indexOf(share) / Math.max(1, shares.length - 1)) * PANEL_WIDTH);
    const curve = ({ language, wording }: Line) => {
      const own = points.filter((point) => point.language === language).sort((a, b) => a.share - b.share);
      const places = own.map((point) => ({ x: x(point.share), y: y(point[wording][key]) }));
      return [
        `<path class="line ${language} ${wording}" d="M${places.map((place) => `${place.x} ${place.y}`).join("L")}"/>`,
        ...places.map((place) => `<circle class="dot ${language} ${wording}" cx="${place.x}" cy="${place.y}" r="3"/>`),
      ];
    };
    return [
      `<text class="title" x="${left}" y="${TOP - 16}">${title}</text>`,
      ...ticks.flatMap((tick) => [
        `<path class="grid" d="M${left} ${y(tick)}h${PANEL_WIDTH}"/>`,
        `<text x="${left - 8}" y="${round(y(tick) + 4)}" text-anchor="end">${tick.toFixed(1)}</text>`,
      ]),
      ...shares.map((share) => `<text x="${x(share)}" y="${BOTTOM + 20}" text-anchor="middle">${shareName(share)}</text>`),
      `<text x="${left + PANEL_WIDTH / 2}" y="${BOTTOM + 44}" text-anchor="middle">share of the examples learned from</text>`,
      `<text transform="translate(${left - 42} ${(TOP + BOTTOM) / 2}) rotate(-90)" text-anchor="middle">F1</text>`,
      ...LINES.flatMap(curve),
    ];
  });
  const legend = LINES.flatMap(({ language, wording, name }, i) => {
    const left = 70 + i * 175;
    return [`<path class="line ${language} ${wording}" d="M${left} 24h34"/>`, `<text x="${left + 42}" y="28">${name}</text>`];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    "<title>F1 of problems and of parts, by the share of the examples that the reader learned from</title>",
    `<style>${STYLE}</style>`,
    `<rect class="ground" width="${WIDTH}" height="${HEIGHT}" rx="6"/>`,
    ...legend,
    ...panels,
    "</svg>\n",
  ].join("\n");
}

export const shareName = (share: number) => (share === 1 ? "all" : `1/${Math.round(1 / share)}`);

const round = (value: number) => Math.round(value * 10) / 10;
