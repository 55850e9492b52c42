import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askedBy, isUpstream, toldOf, toldShort, toldText } from '../app/trace/lookups.js';
import { newTimeline, ticks, withTrace } from '../app/trace/timeline.js';

const step = (/** @type {number} */ n) => ({ n, at: n, type: 'SEND', title: 'Asks', levels: ['STORY', 'OPERATOR', 'KERNEL'], stop: '', changes: [], rules: [], cause: [], says: {} });
const leg = (/** @type {string} */ id, /** @type {string|null} */ parent, /** @type {number} */ n) => ({
  id, parent, kind: 'DNS', protocol: 'UDP', title: id, disposition: 'ANSWERED',
  hops: [{ n: 1, direction: 'FORWARD', place: { kind: 'POD', node: 'node-a', pod: 'shop/web', interface: null }, steps: [step(n)] }],
});
const asked = (/** @type {string} */ id, /** @type {boolean} */ leaked) => ({ leg: id, leaked, type: 'A' });
const timeline = withTrace(newTimeline(), /** @type {any} */ ({ legs: [leg('l1', null, 1), leg('l2', null, 2), leg('l3', 'l2', 3)] }));
const lookups = /** @type {any[]} */ ([{ name: 'api', questions: [asked('l1', false), asked('l2', true)] }]);
const fold = ticks(timeline)[0];

test("CoreDNS's own questions are not the pod's", () => {
  assert.equal(isUpstream(timeline, timeline.walked[2].leg), true);
  assert.equal(isUpstream(timeline, timeline.walked[1].leg), false);
  assert.equal(toldOf(timeline, fold, lookups).questions, 2);
});

test('a lookup is told in one line', () => {
  assert.equal(toldText(toldOf(timeline, fold, lookups)), '2 questions for one name, 1 leaked upstream');
  assert.equal(toldShort(toldOf(timeline, fold, lookups)), '2 questions, 1 leaked');
});

test('before the trace is complete the legs are counted', () => {
  assert.equal(toldText(toldOf(timeline, fold, [])), '2 questions');
});

test('a question to an upstream belongs to the question that made it necessary', () => {
  const known = askedBy(timeline, lookups, timeline.walked[2].leg);
  assert.equal(known?.asked.leg, 'l2');
  assert.equal(known?.from, 'pod/shop/web');
});
