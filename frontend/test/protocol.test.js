import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { parseFrame, resumeFrame, streamUrl, traceFrame } from '../app/trace/protocol.js';
import { LOOKS, lookOf } from '../app/trace/look.js';
import { newTimeline, withTrace } from '../app/trace/timeline.js';

const read = (name) => JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
const looks = (name) => withTrace(newTimeline(), read(name)).walked.map((walked) => walked.look);

test('a frame of a type from the future is skipped', () => {
  assert.equal(parseFrame('{"type":"spotlight"}'), null);
});

test('a hop frame without its parts is an error', () => {
  assert.throws(() => parseFrame('{"type":"hop","seq":1}'));
  assert.throws(() => parseFrame('[]'));
});

test('a whole hop frame is taken as it is', () => {
  const frame = { type: 'hop', seq: 3, leg: { id: 'l1' }, hop: { n: 1, steps: [] } };
  assert.deepEqual(parseFrame(JSON.stringify(frame)), frame);
});

test('the browser asks for an instant stream and paces itself', () => {
  assert.deepEqual(JSON.parse(traceFrame({ from: 'external', to: 'http://web' })),
    { type: 'trace', request: { from: 'external', to: 'http://web' }, pace: 'instant' });
  assert.deepEqual(JSON.parse(resumeFrame('t8', 4)), { type: 'resume', trace: 't8', after: 4 });
});

test('the stream is on the same host, encrypted when the page is', () => {
  assert.equal(streamUrl({ protocol: 'https:', host: 'x:1' }, 'a b'), 'wss://x:1/ws/labs/a%20b/traces');
  assert.equal(streamUrl({ protocol: 'http:', host: 'x' }, 'L'), 'ws://x/ws/labs/L/traces');
});

test('drop, refusal and rewrite look like nothing else', () => {
  assert.equal(looks('dropped.json').at(-1), 'drop');
  assert.ok(looks('refused.json').includes('reject'));
  assert.ok(looks('delivered.json').includes('rewrite'));
  assert.ok(!looks('delivered.json').includes('drop'));
});

test('every look has a word and a mark of its own', () => {
  const all = Object.values(LOOKS);
  assert.equal(new Set(all.map((look) => look.mark)).size, all.length);
  assert.equal(new Set(all.map((look) => look.word)).size, all.length);
});

test('a changed ttl is no rewrite', () => {
  const step = { type: 'ROUTE', changes: [{ field: 'ttl', from: '64', to: '63' }] };
  assert.equal(lookOf(step, 'FORWARD', 'CONNECTION'), 'forward');
});
