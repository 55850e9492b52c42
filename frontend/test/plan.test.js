import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { boxOf, boxesPassed, dock, duration, move, offsets, route } from '../app/animation/plan.js';
import { newTimeline, withTrace } from '../app/trace/timeline.js';

const read = (name) => JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
const view = read('picture.json').physical;
const { walked } = withTrace(newTimeline(), read('delivered.json'));
const box = (id) => view.vertices.find((vertex) => vertex.id === id);

test('the token follows the points of an edge', () => {
  const there = move(view, box('node/node-a/dev/cni0'), box('node/node-a/netfilter'));
  assert.equal(there.drawn, true);
  assert.deepEqual(there.points, [[146, 210], [146, 274]]);
});

test('the way back takes the same edge the other way round', () => {
  const back = move(view, box('node/node-a/netfilter'), box('node/node-a/dev/cni0'));
  assert.deepEqual(back.points, [[146, 274], [146, 210]]);
});

test('without an edge a straight connector joins the facing borders', () => {
  const made = move(view, box('node/node-a/conntrack'), box('node/node-a/dev/eth0'));
  assert.equal(made.drawn, false);
  const [start, end] = made.points;
  assert.equal(start[0], end[0]);
  assert.equal(start[1], 386);
  assert.equal(end[1], 448);
});

test('boxes side by side are joined at their facing sides', () => {
  const made = move(view, box('node/node-a'), box('node/node-b'));
  assert.equal(made.points[0][0], 438);
  assert.equal(made.points.at(-1)[0], 468);
});

test('a stop the picture does not have is shown at the box around it', () => {
  assert.equal(boxOf(view, 'node/node-a/dev/cali123').id, 'node/node-a');
  assert.equal(boxOf(view, 'nowhere'), null);
});

test('every stop of the walk is passed in order, each once in a row', () => {
  const boxes = boxesPassed(view, walked);
  boxes.slice(1).forEach((one, i) => assert.notEqual(one.id, boxes[i].id));
  assert.equal(boxes[0].id, walked[0].step.stop);
  assert.equal(boxes.at(-1).id, walked.at(-1).step.stop);
});

test('a route runs from dock to dock', () => {
  const boxes = [box('node/node-a/dev/cni0'), box('node/node-a/netfilter')];
  const points = route(view, boxes);
  assert.deepEqual(points[0], dock(boxes[0]));
  assert.deepEqual(points.at(-1), dock(boxes[1]));
  const along = offsets(points);
  assert.equal(along[0], 0);
  assert.equal(along.at(-1), 1);
  along.slice(1).forEach((offset, i) => assert.ok(offset >= along[i]));
});

test('no edge takes longer than 400 ms', () => {
  for (let edges = 1; edges < 30; edges += 1) assert.ok(duration(edges, 1) / edges <= 400);
  assert.equal(duration(0, 1), 0);
});
