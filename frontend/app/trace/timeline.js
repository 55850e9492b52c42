// The timeline: which steps there are, which one is shown, how closely. Plain values, no DOM.

import { inOrder, isReverse, walkedOf, walkedOfLegs } from './walked.js';

/** @typedef {import('./walked.js').Walked} Walked */
/** @typedef {import('./types.js').Level} Level */

/**
 * @typedef {object} Timeline
 * @property {Walked[]} walked every step there is so far
 * @property {Level} level how closely one looks
 * @property {number} n the step shown, 0 before the first
 * @property {number[]} opened numbers of the first steps of name lookups that are unfolded
 * @property {number} speed 0.5, 1, 2 or 4
 * @property {boolean} playing
 * @property {boolean} complete whether the last step has arrived
 * @property {boolean} stacked whether request and reply stand one over the other
 */

/**
 * A place on the timeline: one step, or a folded name lookup.
 * @typedef {object} Tick
 * @property {number} key number of its first step
 * @property {Walked} main the step it shows
 * @property {Walked[]} steps
 * @property {boolean} fold
 * @property {number|null} group key of the unfolded name lookup it belongs to
 */

export const LEVELS = /** @type {Level[]} */ (['STORY', 'OPERATOR', 'KERNEL']);
const SPEEDS = [0.5, 1, 2, 4];

/** @param {Partial<Timeline>} [start] @returns {Timeline} */
export function newTimeline(start = {}) {
  return { walked: [], level: 'OPERATOR', n: 0, opened: [], speed: 1, playing: false, complete: false, stacked: false, ...start };
}

/** @param {Timeline} t @param {import('./types.js').LegHead} leg @param {import('./types.js').Hop} hop */
export function withHop(t, leg, hop) {
  const known = new Set(t.walked.map((walked) => walked.step.n));
  const fresh = walkedOf(leg, hop).filter((walked) => !known.has(walked.step.n));
  return { ...t, walked: inOrder([...t.walked, ...fresh]) };
}

/** @param {Timeline} t @param {import('./types.js').Trace} trace */
export function withTrace(t, trace) {
  return { ...t, walked: walkedOfLegs(trace.legs), complete: true };
}

/** @param {Timeline} t @returns {Tick[]} */
export function ticks(t) {
  /** @type {Tick[]} */
  const result = [];
  for (const run of runs(t)) {
    const foldable = run[0].leg.kind === 'DNS' && run.length > 1;
    const key = run[0].step.n;
    if (foldable && !t.opened.includes(key)) {
      result.push({ key, main: run[run.length - 1], steps: run, fold: true, group: null });
    } else {
      for (const walked of run) {
        result.push({ key: walked.step.n, main: walked, steps: [walked], fold: false, group: foldable ? key : null });
      }
    }
  }
  return result;
}

/** What a tick looks like: a folded lookup as its last question ended. @param {Tick} tick @returns {import('./look.js').Look} */
export function tickLook({ main, steps, fold }) {
  if (!fold) return main.look;
  const ends = steps.find((walked) => walked.leg.id === main.leg.id && (walked.look === 'drop' || walked.look === 'reject'));
  return ends?.look ?? 'dns';
}

/**
 * The visible steps, name lookups in a row kept together.
 * @param {Timeline} t
 * @returns {Walked[][]}
 */
function runs(t) {
  /** @type {Walked[][]} */
  const result = [];
  for (const walked of t.walked) {
    if (!walked.step.levels.includes(t.level)) continue;
    const last = result[result.length - 1];
    if (last && last[0].leg.kind === 'DNS' && walked.leg.kind === 'DNS') last.push(walked);
    else result.push([walked]);
  }
  return result;
}

/**
 * The questions of the lookup a tick belongs to, those no step of which is visible included.
 * @param {Timeline} t @param {Tick} tick
 * @returns {import('./types.js').LegHead[]}
 */
export function questions(t, tick) {
  /** @type {Map<string, import('./types.js').LegHead>} */
  const legs = new Map();
  for (const { leg } of t.walked.slice(t.walked.indexOf(tick.steps[0]))) {
    if (leg.kind !== 'DNS') break;
    legs.set(leg.id, leg);
  }
  return [...legs.values()];
}

/** @param {Timeline} t index of the tick shown, -1 before the first */
export function position(t) {
  let found = -1;
  ticks(t).forEach((tick, index) => {
    if (tick.steps[0].step.n <= t.n) found = index;
  });
  return found;
}

/** @param {Timeline} t @returns {Tick|null} */
export function current(t) {
  return ticks(t)[position(t)] ?? null;
}

/** @param {Timeline} t @param {number} n the nearest step that is visible, at or before n */
export function moveTo(t, n) {
  const all = ticks(t);
  if (all.length === 0 || n <= 0) return { ...t, n: 0 };
  const index = Math.max(0, position({ ...t, n }));
  return { ...t, n: all[index].main.step.n };
}

/** @param {Timeline} t @param {number} delta */
export function moveBy(t, delta) {
  const all = ticks(t);
  if (all.length === 0) return t;
  const index = Math.min(all.length - 1, Math.max(0, position(t) + delta));
  return { ...t, n: all[index].main.step.n };
}

/** @param {Timeline} t */
export function atEnd(t) {
  return position(t) >= ticks(t).length - 1;
}

/** @param {Timeline} t @param {Level} level keeps the nearest step */
export function atLevel(t, level) {
  return t.n === 0 ? { ...t, level } : moveTo({ ...t, level }, t.n);
}

/**
 * Folds or unfolds the name lookup that the shown step belongs to.
 * @param {Timeline} t
 * @param {Tick|null} [tick]
 */
export function toggled(t, tick = current(t)) {
  if (!tick) return t;
  if (tick.fold) return { ...t, opened: [...t.opened, tick.key], n: tick.key };
  if (tick.group === null) return t;
  const folded = { ...t, opened: t.opened.filter((key) => key !== tick.group) };
  return moveTo(folded, tick.group);
}

const INTERESTING = new Set(['TRANSLATE', 'DROP', 'REJECT', 'ENCAPSULATE', 'DECAPSULATE', 'HTTP_ROUTE', 'DELIVER']);

/** @param {Timeline} t @param {1|-1} way to the next rewrite, choice, change of node, new session, drop or delivery; else to the end */
export function moveToInteresting(t, way) {
  const all = ticks(t);
  for (let i = position(t) + way; i >= 0 && i < all.length; i += way) {
    if (interesting(all[i], all[i - 1])) return { ...t, n: all[i].main.step.n };
  }
  return way > 0 ? moveBy(t, all.length) : moveBy(t, -all.length);
}

/** @param {Tick} tick @param {Tick|undefined} before */
function interesting({ main, fold }, before) {
  const { step, hop } = main;
  const moved = before !== undefined && hop.place.node !== null && before.main.hop.place.node !== hop.place.node;
  const session = before !== undefined && before.main.leg.id !== main.leg.id;
  return fold || moved || session || step.choice !== null || main.look === 'rewrite' || main.look === 'drop' || INTERESTING.has(step.type);
}

/** @param {Timeline} t from the request to its reply, or back */
export function turned(t) {
  const all = ticks(t).filter((tick) => !tick.fold);
  const here = current(t);
  if (!here) return t;
  const wanted = !isReverse(here.main);
  const leg = here.fold ? null : here.main.leg.id;
  const target = all.find((tick) => isReverse(tick.main) === wanted && (leg === null || tick.main.leg.id === leg))
    ?? all.find((tick) => isReverse(tick.main) === wanted);
  return target ? { ...t, n: target.main.step.n } : t;
}

/** @param {Timeline} t @param {1|-1} way */
export function atSpeed(t, way) {
  const index = SPEEDS.indexOf(t.speed) + way;
  return { ...t, speed: SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))] };
}

/** @param {Timeline} t the highest step number so far */
export function total(t) {
  return t.walked.length === 0 ? 0 : t.walked[t.walked.length - 1].step.n;
}
