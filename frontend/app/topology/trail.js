// The way of the packet on the picture: where it was, where it is, where it will go.

import { boxOf, move } from '../animation/plan.js';
import { s } from '../dom.js';
import { drawnTogether, isReverse } from '../trace/walked.js';
import { drawFeet } from './feet.js';
import { markBoxes } from './marks.js';
import { pathOf } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {import('../trace/types.js').Vertex} Vertex */
/** @typedef {import('../trace/types.js').View} View */
/** @typedef {{from: Vertex, to: Vertex, at: Walked, rewritten: boolean}} Stretch a way between two boxes; rewritten: with new addresses */

/** @param {Scene} scene @param {Walked[]} walked @param {number} n the step shown */
export function drawTrail(scene, walked, n) {
  const shown = walked.find((one) => one.step.n === n);
  const { trail, feet } = scene.layers[scene.shown];
  trail.replaceChildren();
  feet.replaceChildren();
  scene.svg.classList.toggle('walking', Boolean(shown));
  const part = shown ? drawnTogether(walked, shown) : [];
  markBoxes(scene, part, shown);
  if (!shown || scene.shown === 'logical') return;
  const view = scene.picture[scene.shown];
  const stretches = stretchesOf(view, part);
  const past = lastOfEach(stretches.filter((one) => one.at.step.n <= n));
  const gone = new Set(past.map(pairKey));
  for (const one of lastOfEach(stretches)) {
    if (one.at.step.n > n && !gone.has(pairKey(one))) trail.append(line(view, one, 'ahead', 0));
  }
  for (const one of past) trail.append(...strokes(view, one));
  drawFeet(view, part, shown, feet);
}

/** @param {View} view @param {Walked[]} part @returns {Stretch[]} */
function stretchesOf(view, part) {
  /** @type {Stretch[]} */
  const result = [];
  let from = part.length > 0 ? boxOf(view, part[0].step.stop) : null;
  let rewritten = false;
  for (const at of part) {
    const to = boxOf(view, at.step.stop);
    if (from && to && from !== to) {
      result.push({ from, to, at, rewritten });
      rewritten = false;
    }
    rewritten ||= at.look === 'rewrite';
    from = to ?? from;
  }
  return result;
}

/** The same way gone twice is drawn once. @param {Stretch[]} stretches */
function lastOfEach(stretches) {
  return [...new Map(stretches.map((one) => [`${one.from.id} ${one.to.id} ${strokeOf(one.at)} ${one.rewritten}`, one])).values()];
}

/** @param {Stretch} one */
function pairKey(one) {
  return [one.from.id, one.to.id].sort().join(' ');
}

/** @param {Walked} at */
function strokeOf(at) {
  if (at.leg.kind === 'DNS') return 'lookup';
  return isReverse(at) ? 'reply' : 'request';
}

/** There and back lie side by side; what has just been rewritten is a double line. @param {View} view @param {Stretch} one */
function strokes(view, one) {
  const kind = strokeOf(one.at);
  const shift = isReverse(one.at) ? 4 : -4;
  if (!one.rewritten) return [line(view, one, kind, shift, kind)];
  return [line(view, one, `${kind} rewritten`, shift, 'rewritten'), line(view, one, `${kind} between`, shift)];
}

/** @param {View} view @param {Stretch} one @param {string} kind @param {number} shift sideways @param {string} [head] */
function line(view, one, kind, shift, head) {
  const { points } = move(view, one.from, one.to);
  const long = points.length > 2 || Math.abs(points[0][0] - points[1][0]) + Math.abs(points[0][1] - points[1][1]) > 16;
  return s('path', { class: kind, d: pathOf(shifted(points, shift)), 'marker-end': long && head && `url(#head-${head})` });
}

/** @param {number[][]} points @param {number} by */
function shifted(points, by) {
  const upright = points.every((point) => Math.abs(point[0] - points[0][0]) < 1);
  const level = points.every((point) => Math.abs(point[1] - points[0][1]) < 1);
  if (level && !upright) return points.map(([x, y]) => [x, y + by]);
  return points.map(([x, y], i) => [x + by, upright || i === 0 || i === points.length - 1 ? y : y + by]);
}
