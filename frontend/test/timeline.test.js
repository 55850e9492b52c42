import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { atFragment, fragmentOf } from '../app/trace/fragment.js';
import { drawnTogether } from '../app/trace/walked.js';
import {
  atEnd, atLevel, atSpeed, current, moveBy, moveTo, moveToInteresting, newTimeline, position, ticks, toggled, turned,
  withHop, withTrace,
} from '../app/trace/timeline.js';

const trace = JSON.parse(readFileSync(new URL('./fixtures/delivered.json', import.meta.url), 'utf8'));
const whole = withTrace(newTimeline(), trace);
const titled = (t, title) => t.walked.find((w) => w.step.title === title).step.n;

test('name lookups in a row fold to one tick at operator level', () => {
  const all = ticks(whole);
  assert.equal(all.filter((tick) => tick.fold).length, 1);
  assert.equal(all[0].fold, true);
  assert.equal(all[0].main.step.title, 'answer arrives');
});

test('at kernel level every step has its own tick, but for the name lookup, which opens', () => {
  const kernel = atLevel(whole, 'KERNEL');
  assert.equal(ticks(kernel)[0].fold, true);
  assert.equal(ticks(toggled(moveBy(kernel, 1))).length, kernel.walked.length);
});

test('a folded lookup opens at its first step and closes again', () => {
  const opened = toggled(moveBy(whole, 1));
  assert.equal(opened.n, 1);
  assert.ok(ticks(opened).length > ticks(whole).length);
  const closed = toggled(moveBy(opened, 2));
  assert.deepEqual(closed.opened, []);
  assert.equal(position(closed), 0);
});

test('each level shows everything the one above it shows', () => {
  const visible = (level) => new Set(ticks(atLevel(whole, level)).flatMap((tick) => tick.steps.map((w) => w.step.n)));
  const [story, operator, kernel] = ['STORY', 'OPERATOR', 'KERNEL'].map(visible);
  assert.ok([...story].every((n) => operator.has(n)));
  assert.ok([...operator].every((n) => kernel.has(n)));
});

test('changing the level keeps the nearest step', () => {
  const kernel = moveTo(atLevel(whole, 'KERNEL'), titled(whole, 'DNAT to a pod') + 1);
  const story = atLevel(kernel, 'STORY');
  assert.equal(current(story).main.step.title, 'DNAT to a pod');
});

test('stepping stops at both ends', () => {
  assert.equal(position(moveBy(whole, -5)), 0);
  const end = moveBy(whole, 999);
  assert.ok(atEnd(end));
  assert.equal(moveBy(end, 1).n, end.n);
});

test('turning goes to the reply of the same exchange and back', () => {
  const there = moveTo(whole, titled(whole, 'DNAT to a pod'));
  const back = turned(there);
  assert.equal(current(back).main.step.title, 'reply');
  assert.equal(current(turned(back)).main.step.title, 'to ClusterIP');
});

test('the next interesting step is the rewrite', () => {
  const sent = moveTo(whole, titled(whole, 'to ClusterIP'));
  assert.equal(current(moveToInteresting(sent, 1)).main.step.title, 'DNAT to a pod');
});

test('speed stays within its four values', () => {
  assert.equal(atSpeed(whole, 1).speed, 2);
  assert.equal(atSpeed(atSpeed(atSpeed(whole, 1), 1), 1).speed, 4);
  assert.equal(atSpeed(atSpeed(whole, -1), -1).speed, 0.5);
});

test('hops in any order, even twice, make the same timeline as the whole trace', () => {
  const frames = trace.legs.flatMap(({ hops, ...leg }) => hops.map((hop) => ({ leg, hop })));
  const streamed = [...frames, ...frames].reverse().reduce((t, { leg, hop }) => withHop(t, leg, hop), newTimeline());
  assert.deepEqual(streamed.walked.map((w) => w.step), whole.walked.map((w) => w.step));
});

test('a fragment names a step and opens exactly there', () => {
  for (const level of ['STORY', 'OPERATOR', 'KERNEL']) {
    const all = atLevel(whole, level);
    for (const { main } of ticks(all)) {
      const there = moveTo(all, main.step.n);
      assert.equal(atFragment(whole, fragmentOf(there)).n, main.step.n);
      assert.equal(atFragment(whole, fragmentOf(there)).level, level);
    }
  }
});

test('a fragment that names a folded step unfolds it', () => {
  const there = atFragment(whole, '#s=7&lvl=operator');
  assert.equal(there.n, 7);
  assert.equal(current(there).main.step.n, 7);
});

test('a fragment that names a step hidden at its level shows it at the first level that has it', () => {
  const hidden = titled(whole, 'node to node');
  const there = atFragment(whole, `#s=${hidden}&lvl=story`);
  assert.equal(there.level, 'KERNEL');
  assert.equal(current(there).main.step.n, hidden);
});

test('a fragment without a step but with a direction opens at the reply', () => {
  assert.equal(current(atFragment(whole, '#dir=rev')).main.step.title, 'reply');
});

test('a connection is drawn with what it caused, without the others', () => {
  const step = (n, id, parent, kind = 'CONNECTION') => ({ step: { n }, leg: { id, parent, kind } });
  const walked = [step(1, 'l1', null, 'DNS'), step(2, 'l2', null), step(3, 'l3', 'l2', 'HTTP'), step(4, 'l4', null)];
  assert.deepEqual(drawnTogether(walked, walked[2]).map((one) => one.step.n), [2, 3]);
  assert.deepEqual(drawnTogether(walked, walked[3]).map((one) => one.step.n), [4]);
  assert.deepEqual(drawnTogether(walked, walked[0]).map((one) => one.step.n), [1]);
});

test('a step onto another node is interesting', () => {
  const wire = moveTo(whole, titled(whole, 'DNAT to a pod'));
  const next = current(moveToInteresting(moveToInteresting(wire, 1), 1));
  assert.equal(next.main.hop.place.node, 'node-b');
});

test('request and reply one over the other is part of the address', () => {
  const both = moveTo({ ...whole, stacked: true }, titled(whole, 'DNAT to a pod'));
  assert.match(fragmentOf(both), /dir=both/);
  assert.equal(atFragment(whole, fragmentOf(both)).stacked, true);
  assert.equal(atFragment(both, '#s=7&dir=fwd').stacked, false);
});
