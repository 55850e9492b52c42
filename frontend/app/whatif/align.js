// Two walks in columns: which tick stands over which. Plain values, no DOM; who belongs to whom comes from the server.

import { position, ticks } from '../trace/timeline.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('./types.js').Row} Row */
/** @typedef {{from: number, to: number}} Span */

/**
 * The columns of each tick, by its key; counted from 1. What only one of them has runs beside what only the other has, so that
 * the steps where they part stand one under the other.
 * @param {Row[]} rows @param {Timeline} a @param {Timeline} b
 * @returns {{a: Map<number, Span>, b: Map<number, Span>, columns: number}}
 */
export function columns(rows, a, b) {
  const lanes = [laneOf(a), laneOf(b)];
  /** @type {[Map<number, Span>, Map<number, Span>]} */
  const spans = [new Map(), new Map()];
  const last = [0, 0];
  /** The column each lane has come to. */
  const at = [0, 0];
  for (const row of rows) {
    const keys = [row.a, row.b].map((n, i) => (n === null ? undefined : lanes[i].get(n)));
    if (keys.every((key) => key !== undefined)) at.fill(Math.max(...at));
    const fresh = keys.some((key, i) => key !== undefined && key !== last[i]);
    keys.forEach((key, i) => {
      if (key === undefined) return;
      if (fresh) at[i] += 1;
      spans[i].set(key, { from: spans[i].get(key)?.from ?? at[i], to: at[i] });
      last[i] = key;
    });
  }
  return { a: spans[0], b: spans[1], columns: Math.max(...at) };
}

/** The key of the tick each step is in. @param {Timeline} t @returns {Map<number, number>} */
function laneOf(t) {
  return new Map(ticks(t).flatMap((tick) => tick.steps.map((walked) => /** @type {[number, number]} */ ([walked.step.n, tick.key]))));
}

/**
 * The step of the other walk that a step stands beside; the nearest before it when it has none.
 * @param {Row[]} rows @param {number} n @param {'a'|'b'} from
 */
export function counterpart(rows, n, from) {
  const to = from === 'a' ? 'b' : 'a';
  let found = 0;
  for (const row of rows) {
    const here = row[from];
    if (here !== null && here > n) break;
    found = row[to] ?? found;
    if (here === n) break;
  }
  return found;
}

/**
 * Where something else begins to happen, else where something first reads otherwise: in each lane the step there, or the
 * next it has.
 * @param {Row[]} rows @returns {{a: number|null, b: number|null}|null}
 */
export function parting(rows) {
  const matters = rows.findIndex((row) => row.is !== 'SAME' && row.is !== 'WORDING');
  const at = matters >= 0 ? matters : rows.findIndex((row) => row.is === 'WORDING');
  if (at < 0) return null;
  const rest = rows.slice(at);
  return { a: rest.find((row) => row.a !== null)?.a ?? null, b: rest.find((row) => row.b !== null)?.b ?? null };
}

/** The key of the tick a step is shown in, 0 when none shows it. @param {Timeline} t @param {number|null} n */
export function tickAt(t, n) {
  if (!n) return 0;
  return ticks(t)[position({ ...t, n })]?.key ?? 0;
}
