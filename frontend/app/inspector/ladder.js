// One rung of the rule ladder: won or lost, by which chain, and why.

import { h } from '../dom.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * @param {object} rung
 * @param {boolean} rung.matched
 * @param {boolean} [rung.draw] whether chance decided
 * @param {boolean} [rung.final] whether it ended the search
 * @param {boolean} [rung.fatal] whether it ended the packet
 * @param {string} rung.chain
 * @param {Child[]} rung.text
 * @param {string} rung.why
 */
export function ladderRow({ matched, draw = false, final = false, fatal = false, chain, text, why }) {
  const word = `${draw ? 'random draw, ' : ''}${fatal ? 'matched, ends the packet' : matched ? 'matched' : 'not matched'}`;
  return h('li', { class: `${matched ? 'won' : 'lost'}${final ? ' final' : ''}${fatal ? ' fatal' : ''}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, draw ? '⚂' : fatal ? '⬣' : matched ? '✓' : '✗'),
    h('span', { class: 'rule' }, h('span', { class: 'unseen' }, `${word}: `), chain && h('span', { class: 'chain' }, breakable(chain)), chain && ' ', ...text,
      why && ' ', why && h('span', { class: 'why' }, why)));
}

/** Chain names may break after a hyphen, never inside their hash. @param {string} name @returns {Node[]} */
export function breakable(name) {
  return name.split(/(?<=-)/).flatMap((piece) => [document.createTextNode(piece), h('wbr')]).slice(0, -1);
}
