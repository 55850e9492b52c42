import assert from 'node:assert/strict';
import test from 'node:test';

import { columns, counterpart, parting, tickAt } from '../app/whatif/align.js';
import { newTimeline } from '../app/trace/timeline.js';

/** @param {number} n @param {string} [kind] */
const walked = (n, kind = 'CONNECTION') => /** @type {any} */ ({ leg: { id: kind, kind }, hop: { direction: 'FORWARD', place: { kind: 'NODE' } }, step: { n, levels: ['OPERATOR'], type: 'ROUTE', changes: [], rules: [] }, look: 'forward' });
/** @param {any[]} all */
const timeline = (...all) => newTimeline({ walked: all });
const rows = /** @type {import('../app/whatif/types.js').Row[]} */ ([
  { a: 1, b: 1, is: 'SAME' }, { a: 2, b: 2, is: 'WORDING' }, { a: 3, b: null, is: 'ONLY_FIRST' }, { a: 4, b: null, is: 'ONLY_FIRST' },
  { a: null, b: 3, is: 'ONLY_SECOND' }, { a: 5, b: 4, is: 'SAME' },
]);

test('counterparts stand in one column, and so do the steps where they part', () => {
  const grid = columns(rows, timeline(...[1, 2, 3, 4, 5].map((n) => walked(n))), timeline(...[1, 2, 3, 4].map((n) => walked(n))));
  assert.equal(grid.columns, 5);
  assert.deepEqual(grid.a.get(3), { from: 3, to: 3 });
  assert.deepEqual(grid.b.get(3), { from: 3, to: 3 });
  assert.deepEqual(grid.a.get(4), { from: 4, to: 4 });
  assert.deepEqual(grid.a.get(5), { from: 5, to: 5 });
  assert.deepEqual(grid.b.get(4), { from: 5, to: 5 });
});

test('a folded lookup spans the steps the other lane has unfolded', () => {
  const folded = timeline(walked(1, 'DNS'), walked(2, 'DNS'), walked(3));
  const open = newTimeline({ walked: folded.walked, opened: [1] });
  const same = /** @type {import('../app/whatif/types.js').Row[]} */ ([1, 2, 3].map((n) => ({ a: n, b: n, is: 'SAME' })));
  const grid = columns(same, folded, open);
  assert.equal(grid.columns, 3);
  assert.deepEqual(grid.a.get(1), { from: 1, to: 2 });
});

test('they part where something else happens, in each lane at the step there or the next', () => {
  assert.deepEqual(parting(rows), { a: 3, b: 3 });
  assert.deepEqual(parting(rows.slice(0, 2)), { a: 2, b: 2 });
  assert.equal(parting(rows.slice(0, 1)), null);
});

test('a step without a counterpart stands beside the last one that has one', () => {
  assert.equal(counterpart(rows, 4, 'a'), 2);
  assert.equal(counterpart(rows, 5, 'a'), 4);
  assert.equal(counterpart(rows, 3, 'b'), 4);
});

test('a step is found in the tick that holds it', () => {
  assert.equal(tickAt(timeline(walked(1, 'DNS'), walked(2, 'DNS'), walked(3)), 2), 1);
  assert.equal(tickAt(timeline(walked(1)), null), 0);
});
