/** What a state of a frame does while it is being built (Thompson's construction). `x` and `y` are the next states, or what the comment says. */
export const OP_SET = 0; // x: next, y: set
export const OP_SPLIT = 1; // x, y: next
export const OP_MARK = 2; // x: next, y: 0 opens, 1 closes, 2n+2 opens capture n, 2n+3 closes it
export const OP_ACCEPT = 3;

/** The states of one frame, which ends at state 0. A state leads to lower ones only, so there are no loops. */
export interface States {
  readonly start: number;
  readonly op: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A step of a frame: a token of a set (none at the frame's end), the marks that are set before it, and the state after it. */
export interface Step {
  readonly set: number | undefined;
  readonly marks: readonly number[];
  readonly to: number;
}

/** The steps from each state, that of the start first. */
export type StateSteps = ReadonlyMap<number, readonly Step[]>;

/** Why a frame is refused that has been written to use up memory or time. */
export const TOO_LARGE = "it stands for too many runs of words";

/** The frame without splits and marks: its steps, the preferred ones first. Throws a sentence where they are more than `most`. */
export function stepsOf(states: States, most: number): StateSteps {
  const steps = new Map<number, readonly Step[]>();
  const reached = new Set([states.start]);
  let count = 0;
  for (const state of reached) {
    const from = stepsFrom(states, state);
    count += from.length;
    if (count > most) throw new Error(TOO_LARGE);
    steps.set(state, from);
    for (const { set, to } of from) if (set !== undefined) reached.add(to);
  }
  return steps;
}

function stepsFrom({ op, x, y }: States, from: number): Step[] {
  const steps: Step[] = [];
  const seen = new Set<number>();
  const open: { readonly state: number; readonly marks: readonly number[] }[] = [{ state: from, marks: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { state, marks } = next;
    if (seen.has(state)) continue;
    seen.add(state);
    const [to, other] = [x[state] as number, y[state] as number];
    if (op[state] === OP_SPLIT) open.push({ state: other, marks }, { state: to, marks });
    else if (op[state] === OP_MARK) open.push({ state: to, marks: [...marks, other] });
    else steps.push(op[state] === OP_SET ? { set: other, marks, to } : { set: undefined, marks, to: state });
  }
  return steps;
}
