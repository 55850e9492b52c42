import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { shortOf } from '../app/playback/short.js';
import { stacked, stretches } from '../app/trace/stretches.js';
import { tiedTo, ties } from '../app/trace/ties.js';
import { atLevel, newTimeline, ticks, withTrace } from '../app/trace/timeline.js';
import { placeText } from '../app/trace/walked.js';

const read = (name) => withTrace(newTimeline(), JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')));
const whole = read('delivered');
const titled = (title) => whole.walked.find((w) => w.step.title === title).step.n;
const title = (n) => whole.walked.find((w) => w.step.n === n).step.title;

test('the DNAT of a connection is tied to the step that puts the Service address back', () => {
  const tied = ties(whole.walked);
  const other = tiedTo(tied, titled('DNAT to a pod'));
  assert.ok(other > titled('DNAT to a pod'));
  assert.equal(tiedTo(tied, other), titled('DNAT to a pod'));
  assert.equal(whole.walked.find((w) => w.step.n === other).hop.direction, 'REVERSE');
});

test('a rewrite is tied only to what undoes it in the same exchange', () => {
  for (const { from, to } of ties(whole.walked)) {
    const [there, back] = [from, to].map((n) => whole.walked.find((w) => w.step.n === n));
    assert.equal(there.leg.id, back.leg.id);
    assert.equal(there.step.changes.find((c) => c.field === 'dst').to, back.step.changes.find((c) => c.field === 'src').from);
  }
});

test('a packet that never came back is tied to nothing', () => {
  assert.deepEqual(ties(read('dropped').walked).filter(({ from }) => read('dropped').walked.find((w) => w.step.n === from).leg.kind !== 'DNS'), []);
});

test('ticks beside each other at one place stand under its name, and the reply begins anew', () => {
  const all = stretches(ticks(atLevel(whole, 'KERNEL')));
  for (const { place, ticks: own } of all) assert.ok(own.every((tick) => placeText(tick.main) === place));
  assert.deepEqual(all.flatMap((one) => one.ticks), ticks(atLevel(whole, 'KERNEL')));
  assert.ok(all.some((one, i) => i > 0 && one.place === all[i - 1].place && one.back && !all[i - 1].back));
});

test('one over the other, every tick stands once, the reply runs back, and the undo stands under its rewrite', () => {
  for (const level of ['STORY', 'OPERATOR', 'KERNEL']) {
    const all = ticks(atLevel(whole, level));
    const pairs = stacked(all).flat();
    assert.deepEqual(pairs.flatMap(({ there, back }) => [there, back]).filter(Boolean).map((tick) => tick.key).sort((a, b) => a - b), all.map((tick) => tick.key));
    const numbers = (half) => stacked(all).map((block) => block.map((pair) => pair[half]?.key).filter(Boolean));
    for (const block of numbers('there')) assert.deepEqual(block, [...block].sort((a, b) => a - b));
    for (const block of numbers('back')) assert.deepEqual(block, [...block].sort((a, b) => b - a));
    const rewrite = pairs.find(({ there }) => there?.main.step.title === 'DNAT to a pod' && there.main.leg.kind !== 'DNS');
    const undo = tiedTo(ties(whole.walked), titled('DNAT to a pod'));
    if (all.some((tick) => tick.key === undo)) assert.equal(rewrite.back?.key, undo, `${level}: under ${title(rewrite.there.key)}`);
  }
});

test('a tick has a word of at most fourteen letters for every kind of step', () => {
  for (const name of ['delivered', 'dropped', 'refused']) {
    for (const walked of read(name).walked) {
      const { word } = shortOf(walked);
      assert.ok(word.length > 1 && word.length <= 14, `${walked.step.title}: ${word}`);
    }
  }
});
