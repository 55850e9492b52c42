import assert from 'node:assert/strict';
import { test } from 'node:test';

import { nextPlace } from '../app/matrix/grid.js';
import { newLines } from '../app/matrix/stream.js';

test('lines are whole however the network cuts them', () => {
  const text = '{"columns":[],"groups":2}\n{"row":{"label":"a\\nb"}}\n{"tallies":[]}\n';
  for (const size of [1, 2, 7, 1000]) {
    /** @type {unknown[]} */
    const got = [];
    const lines = newLines((line) => got.push(line));
    for (let i = 0; i < text.length; i += size) lines.take(text.slice(i, i + size));
    lines.end();
    assert.deepEqual(got, [{ columns: [], groups: 2 }, { row: { label: 'a\nb' } }, { tallies: [] }]);
  }
});

test('a last line without its end is read too', () => {
  /** @type {unknown[]} */
  const got = [];
  const lines = newLines((line) => got.push(line));
  lines.take('{"row":1}');
  assert.deepEqual(got, []);
  lines.end();
  assert.deepEqual(got, [{ row: 1 }]);
});

test('arrows move by one cell and stop at the edges', () => {
  const size = { rows: 3, columns: 4 };
  assert.deepEqual(nextPlace({ row: 1, column: 1 }, size, 'ArrowRight', false), { row: 1, column: 2 });
  assert.deepEqual(nextPlace({ row: 0, column: 0 }, size, 'ArrowUp', false), { row: 0, column: 0 });
  assert.deepEqual(nextPlace({ row: 2, column: 3 }, size, 'ArrowDown', false), { row: 2, column: 3 });
  assert.deepEqual(nextPlace({ row: 1, column: 1 }, size, 'PageDown', false), { row: 2, column: 1 });
  assert.equal(nextPlace({ row: 1, column: 1 }, size, 'a', false), undefined);
});

test('Home and End go along the row, with Ctrl through the table', () => {
  const size = { rows: 3, columns: 4 };
  assert.deepEqual(nextPlace({ row: 1, column: 2 }, size, 'Home', false), { row: 1, column: 0 });
  assert.deepEqual(nextPlace({ row: 1, column: 2 }, size, 'End', false), { row: 1, column: 3 });
  assert.deepEqual(nextPlace({ row: 1, column: 2 }, size, 'Home', true), { row: 0, column: 0 });
  assert.deepEqual(nextPlace({ row: 1, column: 2 }, size, 'End', true), { row: 2, column: 3 });
});
