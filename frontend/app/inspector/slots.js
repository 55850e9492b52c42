// The inspector's seven slots: always the same, in the same order; a silent one keeps its place and its title.

import { h } from '../dom.js';

/** @typedef {import('../dom.js').Child} Child */

/** What a slot says when a step has nothing for it. */
const SILENT = /** @type {const} */ ({
  packet: 'no packet here', rules: 'none tried', route: 'not looked up', conntrack: 'not asked',
  cause: 'no line of YAML', see: 'no command', symptom: 'packet still travelling',
});
/** @typedef {keyof typeof SILENT} Name */

/** @type {Record<Name, string>} */
const TITLES = { packet: 'Packet', rules: 'Rules', route: 'Route', conntrack: 'Conntrack', cause: 'Cause', see: 'See it', symptom: 'Symptom' };

/**
 * @param {Name} name
 * @param {Child|Child[]} aside what stands at the right of the title
 * @param {...Child} body nothing: the slot is silent
 */
export function slot(name, aside, ...body) {
  const said = body.filter(isSaid);
  if (said.length === 0) return silent(name, SILENT[name]);
  return h('section', { class: 'slot', 'data-slot': name }, h('h3', {}, h('span', {}, TITLES[name]), ' ', h('span', { class: 'asides' }, aside)), h('div', { class: 'slot-body' }, ...said));
}

/** One line: the title, and why there is no more. @param {Name} name @param {string} why */
export function silent(name, why) {
  return h('section', { class: 'slot silent', 'data-slot': name }, h('h3', {}, h('span', {}, TITLES[name]), ' ', h('span', { class: 'asides' }, `– ${why}`)));
}

/** Something inside a slot with a title of its own. @param {string} title @param {Child} aside @param {...Child} body */
export function part(title, aside, ...body) {
  return h('div', { class: 'slot-part' }, h('h4', {}, h('span', {}, title), aside && ' ', aside), ...body.filter(isSaid));
}

/** @param {Child} child */
function isSaid(child) {
  return child !== null && child !== undefined && child !== false && child !== '';
}

/** @param {string} where the node or pod @param {(() => void)|null} look null where there is nothing to look at */
export function lookButton(where, look) {
  return look && h('button', { class: 'link look', type: 'button', 'data-keep': `look-${where}`, click: look }, `show on ${where}`);
}

/** @param {string} text @param {() => unknown} act */
export function linkButton(text, act) {
  return h('button', { class: 'link', type: 'button', 'data-keep': text.replace(/\d+/g, 'n'), click: () => act() }, text);
}
