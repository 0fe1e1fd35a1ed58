import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import type { Shape } from "./rule-shapes.ts";

/** Why a rule file was refused: where, and one sentence. Lines and columns start at 1. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Path = readonly (string | number)[];

/** A rule file that was read: its value, and the way back from a value to its place. */
export interface RuleSource {
  readonly value: unknown;
  /** The problem of the value at a path; `offset` is the UTF-16 unit of a text at fault. */
  readonly problemAt: (path: Path, message: string, offset?: number) => RuleProblem;
  /** What keeps the file from having its shape. */
  readonly problems: readonly RuleProblem[];
}

/** Reads a rule file and holds it against the shape it must have. Never throws. */
export function readSource(file: string, text: string, shape: Shape): RuleSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const problem = (offset: number, message: string): RuleProblem => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  const problems = document.errors.map(({ pos, message }) => problem(pos[0], message.endsWith(".") ? message : `${message}.`));
  const found = (node: unknown, message: string) => problems.push(problem(startOf(node), message));
  if (!problems.length) {
    if (document.contents === null) problems.push(problem(0, `Expected ${nameOf(shape)}, found nothing.`));
    else checkShape(document.contents, shape, found);
  }
  return {
    value: document.errors.length ? undefined : document.toJS(),
    problemAt(path, message, offset = 0) {
      const node = document.getIn(path, true);
      const start = startOf(node);
      // A text with escapes or folded lines has no way back from its letters to those of the file.
      const inside = isScalar(node) && typeof node.value === "string" ? text.indexOf(node.value.slice(0, offset), start) : -1;
      return problem(inside >= 0 && inside <= start + 1 ? inside + offset : start, message);
    },
    problems,
  };
}

const startOf = (node: unknown) => (node as Node | null | undefined)?.range?.[0] ?? 0;

type Found = (node: unknown, message: string) => void;

function checkShape(node: unknown, shape: Shape, found: Found): void {
  if (shape.type === "either") {
    const chosen = shape.of.find((other) => fits(node, other));
    if (chosen) checkShape(node, chosen, found);
    else found(node, expected(shape, node));
  } else if (!holds(node, shape)) found(node, expected(shape, node));
  else if (shape.type === "list" && isSeq(node)) for (const item of node.items) checkShape(item, shape.of, found);
  else if (shape.type === "names" && isMap(node)) for (const { value } of node.items) checkShape(value, shape.of, found);
  else if (shape.type === "fields" && isMap(node)) checkFields(node, shape, found);
}

const expected = (shape: Shape, node: unknown) => `Expected ${nameOf(shape)}, found ${kindOf(node)}.`;

/** Whether a value by itself, without what it holds, is what a shape asks for. */
function holds(node: unknown, shape: Exclude<Shape, { type: "either" }>): boolean {
  if (shape.type === "list") return isSeq(node);
  if (shape.type === "names" || shape.type === "fields") return isMap(node);
  const value = isScalar(node) ? node.value : undefined;
  if (shape.type === "count") return Number.isInteger(value) && (value as number) > 0;
  if (shape.type === "share") return typeof value === "number" && value >= 0 && value <= 1;
  if (typeof value !== "string") return false;
  return shape.type === "choice" ? shape.of.includes(value) : (shape.pattern?.test(value) ?? true);
}

function checkFields(node: YAMLMap, { fields, required }: Extract<Shape, { type: "fields" }>, found: Found): void {
  const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  for (const name of required) if (!keys.includes(name)) found(node, `"${name}" is missing: expected ${nameOf(fields[name] as Shape)}.`);
  node.items.forEach(({ key, value }, i) => {
    const name = keys[i] as string;
    const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!shape) found(key, `Unknown field "${name}": expected ${listed(Object.keys(fields))}.`);
    // A field without a value has no place of its own.
    else if (isScalar(value) && value.value === null) found(key, `"${name}" is empty: expected ${nameOf(shape)}.`);
    else checkShape(value, shape, found);
  });
}

/** Whether a shape is the one meant among others, by what is seen from outside. */
function fits(node: unknown, shape: Shape): boolean {
  if (shape.type === "list") return isSeq(node);
  if (shape.type === "text") return isScalar(node);
  return shape.type === "fields" && isMap(node) && shape.required.every((name) => node.has(name));
}

function nameOf(shape: Shape): string {
  switch (shape.type) {
    case "text":
      return shape.what ?? "a text";
    case "share":
      return "a number from 0 to 1";
    case "count":
      return "a whole number above 0";
    case "choice":
      return listed(shape.of);
    case "list":
      return "a list";
    case "names":
      return "names with their values";
    case "fields":
      return `fields such as ${listed((shape.required.length ? shape.required : Object.keys(shape.fields)).map((name) => `"${name}"`))}`;
    case "either":
      return shape.of.map(nameOf).join(", or ");
  }
}

function kindOf(node: unknown): string {
  if (isSeq(node)) return "a list";
  if (isMap(node)) return "fields";
  if (!isScalar(node) || node.value === null) return "nothing";
  return typeof node.value === "string" ? `"${node.value}"` : String(node.value);
}

const listed = (names: readonly string[]) => names.join(" or ").replace(/ or (?=.* or )/g, ", ");
