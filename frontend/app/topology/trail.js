// The way of the packet on the picture: where it was, where it is, where it will go.

import { boxOf, dock, move } from '../animation/plan.js';
import { s } from '../dom.js';
import { drawnTogether, isReverse } from '../trace/walked.js';
import { markBoxes } from './marks.js';
import { pathOf } from './scene.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {import('../trace/types.js').Vertex} Vertex */
/** @typedef {{from: Vertex, to: Vertex, at: Walked}} Stretch */

/** @param {Scene} scene @param {Walked[]} walked @param {number} n the step shown */
export function drawTrail(scene, walked, n) {
  const shown = walked.find((one) => one.step.n === n);
  const { trail, feet } = scene.layers[scene.shown];
  trail.replaceChildren();
  feet.replaceChildren();
  scene.svg.classList.toggle('walking', Boolean(shown));
  const part = shown ? drawnTogether(walked, shown) : [];
  const view = scene.picture[scene.shown];
  markBoxes(scene, part, shown);
  if (!shown || scene.shown === 'logical') return;
  const stretches = stretchesOf(view, part);
  const past = stretches.filter((one) => one.at.step.n <= n);
  const gone = new Set(past.map((one) => pairKey(one)));
  for (const one of stretches) {
    if (one.at.step.n > n && !gone.has(pairKey(one))) trail.append(line(view, one, 'ahead', 0));
  }
  for (const one of past) trail.append(line(view, one, strokeOf(one.at), isReverse(one.at) ? 4 : -4));
  footprints(view, part.filter((one) => one.step.n < n), shown, feet);
  if (shown.look === 'drop') feet.append(...neverSent(view, shown));
}

/** @param {import('../trace/types.js').View} view @param {Walked[]} part @returns {Stretch[]} */
function stretchesOf(view, part) {
  /** @type {Stretch[]} */
  const result = [];
  let from = part.length > 0 ? boxOf(view, part[0].step.stop) : null;
  for (const at of part) {
    const to = boxOf(view, at.step.stop);
    if (from && to && from !== to) result.push({ from, to, at });
    from = to ?? from;
  }
  return result;
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

/** @param {import('../trace/types.js').View} view @param {Stretch} one @param {string} kind @param {number} shift sideways, so that there and back lie side by side */
function line(view, one, kind, shift) {
  const { points } = move(view, one.from, one.to);
  return s('path', { class: kind, d: pathOf(shifted(points, shift)) });
}

/** @param {number[][]} points @param {number} by */
function shifted(points, by) {
  const upright = points.every((point) => Math.abs(point[0] - points[0][0]) < 1);
  const level = points.every((point) => Math.abs(point[1] - points[0][1]) < 1);
  if (level && !upright) return points.map(([x, y]) => [x, y + by]);
  return points.map(([x, y]) => [x + by, upright ? y : y + by]);
}

/** @param {import('../trace/types.js').View} view @param {Walked[]} before @param {Walked} shown @param {SVGGElement} feet */
function footprints(view, before, shown, feet) {
  const here = boxOf(view, shown.step.stop);
  /** @type {Map<Vertex, Walked>} */
  const last = new Map();
  for (const one of before) {
    const box = boxOf(view, one.step.stop);
    if (box && box !== here) last.set(box, one);
  }
  for (const [box, one] of last) {
    const [x, y] = dock(box);
    const ended = before.find((step) => step.look === 'reject' && boxOf(view, step.step.stop) === box);
    feet.append(ended ? endMark(x, y, box) : s('g', { class: 'footprint' },
      s('circle', { cx: x, cy: y, r: 8 }), s('text', { class: one.step.n > 99 ? 'long' : '', x, y: y + 3.5 }, one.step.n)));
  }
}

/** Where a request was refused stays marked while the refusal travels back. @param {number} x @param {number} y @param {Vertex} box */
function endMark(x, y, box) {
  return s('g', { class: 'footprint ended', transform: `translate(${x} ${y})` },
    s('rect', { class: 'scene-of', x: box.x - x, y: box.y - y, width: box.width, height: box.height, rx: 8 }),
    s('path', { d: 'M-7 -17H7L17 -7V7L7 17H-7L-17 7V-7Z' }), s('path', { class: 'sign', d: 'M-6 -6L6 6M6 -6L-6 6' }),
    s('text', { class: 'never-word', x: -22, y: -8 }, 'refused here'));
}

/** @param {import('../trace/types.js').View} view @param {Walked} shown */
function neverSent(view, shown) {
  const box = boxOf(view, shown.step.stop);
  if (!box) return [];
  const [x, y] = dock(box);
  return [
    s('path', { class: 'never', d: pathOf([[x + 18, y], [x + 74, y]]) }),
    s('text', { class: 'never-word', x: x + 20, y: y - 8 }, 'never sent'),
  ];
}
