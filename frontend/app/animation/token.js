// The packet itself: one token, whose shape says what is happening to it.

import { s } from '../dom.js';
import { OCTAGON } from '../topology/feet.js';

/** @typedef {import('../trace/look.js').Look} Look */


/** @type {Record<Look, () => SVGElement[]>} */
const SHAPES = {
  forward: () => [s('circle', { class: 'shape', r: 12 })],
  reverse: () => [s('circle', { class: 'shape', r: 11 })],
  rewrite: () => [s('rect', { class: 'shape', x: -12.5, y: -12.5, width: 25, height: 25, rx: 4 })],
  dns: () => [s('path', { class: 'shape', d: 'M0 -16L15.500 11H-15.500Z' })],
  'dns-reply': () => [s('path', { class: 'shape', d: 'M0 -16L15.500 11H-15.500Z' })],
  drop: () => [s('path', { class: 'shape', d: OCTAGON }), s('path', { class: 'sign', d: 'M-6 -6L6 6M6 -6L-6 6' })],
  reject: () => [s('path', { class: 'shape', d: OCTAGON }), s('path', { class: 'sign', d: 'M8 6V-2H-8M-3 -7L-8 -2L-3 3' })],
};

export function newToken() {
  const body = s('g', { class: 'body' });
  const element = s('g', { class: 'token', 'aria-hidden': 'true', visibility: 'hidden' }, body);
  return {
    element,
    /** @param {Look} look @param {number} n */
    dress(look, n) {
      element.dataset.look = look;
      const shape = SHAPES[look]();
      const label = look === 'drop' || look === 'reject' ? null : s('text', { class: n > 99 ? 'long' : '', y: look.startsWith('dns') ? 7 : 4 }, n);
      body.replaceChildren(s('circle', { class: 'ring', r: 15 }), ...shape, ...(label ? [label] : []));
      element.setAttribute('visibility', 'visible');
    },
    hide() {
      element.setAttribute('visibility', 'hidden');
    },
  };
}
