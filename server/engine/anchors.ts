import { OP_ACCEPT, OP_SET, OP_SPLIT, type States } from "./states.ts";

/** Sets of which a frame can't do without one token at least, and the most tokens of the frame that come before it. */
export interface Need {
  readonly sets: readonly number[];
  readonly before: number;
}

/** States of which every way through a frame passes one, and how common the tokens are that they wait for. */
interface Cut {
  readonly states: readonly number[];
  readonly cost: number;
}

/** What a frame can't do without, the rarest first. `costOf` says how common a set is. */
export function needsOf(states: States, costOf: CostOf): Need[] {
  const depths = depthsOf(states);
  const cuts = cutsOf(states, { from: states.start, to: 0, joins: joinsOf(states), costOf });
  // A frame that needs no word in particular has some word all the same.
  if (!cuts.length) cuts.push({ states: [...depths.keys()].filter((state) => states.op[state] === OP_SET), cost: 0 });
  return cuts
    .sort((one, other) => one.cost - other.cost)
    .map((cut) => ({
      sets: [...new Set(cut.states.map((state) => states.y[state] as number))],
      before: cut.states.reduce((most, state) => Math.max(most, depths.get(state) as number), 0),
    }));
}

type CostOf = (set: number) => number;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly joins: readonly number[];
  readonly costOf: CostOf;
}

/** The cuts through a stretch of a frame, one after the other; where ways part, the cheapest cuts of both. */
function cutsOf(states: States, { from, to, joins, costOf }: Stretch): Cut[] {
  const { op, x, y } = states;
  const cuts: Cut[] = [];
  const cheapest = (way: number, join: number) =>
    cutsOf(states, { from: way, to: join, joins, costOf }).sort((one, other) => one.cost - other.cost)[0];
  for (let state = from; state !== to; state = joins[state] as number) {
    if (op[state] === OP_SET) cuts.push({ states: [state], cost: costOf(y[state] as number) });
    if (op[state] !== OP_SPLIT) continue;
    const one = cheapest(x[state] as number, joins[state] as number);
    const other = one && cheapest(y[state] as number, joins[state] as number);
    if (other) cuts.push({ states: [...one.states, ...other.states], cost: one.cost + other.cost });
  }
  return cuts;
}

/** For each state the first one in which all ways from it meet. */
function joinsOf({ op, x, y }: States): number[] {
  const joins: number[] = [];
  op.forEach((code, state) => {
    let one = code === OP_ACCEPT ? state : (x[state] as number);
    let other = code === OP_SPLIT ? (y[state] as number) : one;
    while (one !== other)
      if (one > other) one = joins[one] as number;
      else other = joins[other] as number;
    joins.push(one);
  });
  return joins;
}

/** The states that a frame can reach, with the most tokens that come before each. */
function depthsOf({ op, x, y, start }: States): Map<number, number> {
  const depths = new Map([[start, 0]]);
  for (let state = start; state > 0; state--) {
    const depth = depths.get(state);
    if (depth === undefined) continue;
    const nexts = op[state] === OP_SPLIT ? [x[state] as number, y[state] as number] : [x[state] as number];
    for (const next of nexts) depths.set(next, Math.max(depths.get(next) ?? 0, depth + (op[state] === OP_SET ? 1 : 0)));
  }
  return depths;
}
