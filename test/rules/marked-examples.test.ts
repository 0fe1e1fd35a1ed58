import assert from "node:assert/strict";
import { join } from "node:path";
import { readExamples } from "../../scripts/train/examples.ts";
import { LANGUAGES } from "../../server/engine/types.ts";

describe("the marked examples", () => {
  for (const language of LANGUAGES)
    it(`are no two alike: ${language}`, () => {
      const seen = new Map<string, string>();
      for (const { alone, blocks } of readExamples(join(process.cwd(), "rules/examples"), language)) {
        const words = blocks.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")).join("\n");
        const place = blocks[0]?.place ?? "";
        assert.equal(seen.get(words), undefined, `rules/examples/${place} is a copy`);
        if (!alone || words.length > 40) seen.set(words, place);
      }
    });
});
