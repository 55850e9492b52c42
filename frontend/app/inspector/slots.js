// The inspector's slots: always the same, in the same order; a silent one keeps its place.

import { h } from '../dom.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * @param {string} title
 * @param {Child} aside what stands at the right of the title
 * @param {...Child} body nothing: the slot is silent
 */
export function slot(title, aside, ...body) {
  const said = body.filter((part) => part !== null && part !== undefined && part !== false && part !== '');
  if (said.length === 0) {
    return h('section', { class: 'slot silent' }, h('h3', {}, h('span', {}, title), h('span', {}, '–', h('span', { class: 'unseen' }, 'nothing at this step'))));
  }
  return h('section', { class: 'slot' }, h('h3', {}, h('span', {}, title), aside), h('div', { class: 'slot-body' }, ...said));
}

/** @param {string} where the node or pod @param {(() => void)|null} look null where there is nothing to look at */
export function lookButton(where, look) {
  return look && h('button', { class: 'link look', type: 'button', click: look }, `show on ${where}`);
}

/** @param {string} text @param {() => string|Promise<void>} act its answer replaces the label for a moment */
export function linkButton(text, act) {
  const button = h('button', { class: 'link', type: 'button' }, text);
  button.addEventListener('click', () => act());
  return button;
}
