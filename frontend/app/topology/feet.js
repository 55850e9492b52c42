// What stays where the packet has been: a number in the shape of what happened, and where it ended.

import { boxOf, dock } from '../animation/plan.js';
import { s } from '../dom.js';
import { isReverse } from '../trace/walked.js';
import { pathOf } from './scene.js';

/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {import('../trace/types.js').Vertex} Vertex */
/** @typedef {import('../trace/types.js').View} View */

export const OCTAGON = 'M-7 -17H7L17 -7V7L7 17H-7L-17 7V-7Z';

/** @param {View} view @param {Walked[]} part @param {Walked} shown @param {SVGGElement} feet */
export function drawFeet(view, part, shown, feet) {
  const before = part.filter((one) => one.step.n < shown.step.n);
  const here = boxOf(view, shown.step.stop);
  for (const [box, one] of lastIn(view, before)) {
    if (box === here) continue;
    const [x, y] = dock(box);
    const ended = before.some((step) => step.look === 'reject' && boxOf(view, step.step.stop) === box);
    feet.append(ended ? endMark(x, y, box) : footprint(x, y, one));
  }
  if (here && (shown.look === 'drop' || shown.look === 'reject')) feet.append(...neverSent(here, shown.look));
}

/** The step a box is remembered by: the last, but a rewrite before any other of the same direction. @param {View} view @param {Walked[]} before */
function lastIn(view, before) {
  /** @type {Map<Vertex, Walked>} */
  const last = new Map();
  for (const one of before) {
    const box = boxOf(view, one.step.stop);
    const known = box && last.get(box);
    const keeps = known && known.look === 'rewrite' && one.look !== 'rewrite' && isReverse(known) === isReverse(one);
    if (box && !keeps) last.set(box, one);
  }
  return last;
}

/** @param {number} x @param {number} y @param {Walked} one */
function footprint(x, y, one) {
  return s('g', { class: 'footprint', 'data-look': one.look, transform: `translate(${x} ${y})` },
    shape(one.look), s('text', { class: one.step.n > 99 ? 'long' : '', y: one.look.startsWith('dns') ? 5 : 3.5 }, one.step.n));
}

/** @param {import('../trace/look.js').Look} look */
function shape(look) {
  if (look === 'rewrite') return s('rect', { x: -8.5, y: -8.5, width: 17, height: 17, rx: 3 });
  if (look.startsWith('dns')) return s('path', { d: 'M0 -12L12 8H-12Z' });
  return s('circle', { r: 9 });
}

/** Where a request was refused stays marked while the refusal travels back. @param {number} x @param {number} y @param {Vertex} box */
function endMark(x, y, box) {
  return s('g', { class: 'footprint ended', 'data-look': 'reject', transform: `translate(${x} ${y})` },
    s('rect', { class: 'scene-of', x: box.x - x, y: box.y - y, width: box.width, height: box.height, rx: 8 }),
    s('path', { d: OCTAGON }), s('path', { class: 'sign', d: 'M-6 -6L6 6M6 -6L-6 6' }),
    s('text', { class: 'never-word', x: -22, y: -7 }, 'refused here'));
}

/** The packet stops short: what is refused says so, and only its answer goes anywhere. @param {Vertex} box @param {string} look */
function neverSent(box, look) {
  const [x, y] = dock(box);
  return [
    s('rect', { class: 'scene-of', x: box.x - 5, y: box.y - 5, width: box.width + 10, height: box.height + 10, rx: 12 }),
    s('path', { class: 'never', d: pathOf([[x + 20, y], [x + 84, y]]) }),
    s('path', { class: 'never-end', d: `M${x + 88} ${y - 8}v16` }),
    s('text', { class: 'never-word', x: x + 22, y: y - 9 }, look === 'reject' ? 'refused' : 'never sent'),
  ];
}
