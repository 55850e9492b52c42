// "What fails here?" for a matrix that came in lines; the server writes the same for small ones.

import { byId, h } from '../dom.js';
import { fails } from './outcomes.js';

const MOST = 200;
const FIRST = 8;

/** @param {import('./types.js').Failure[]} failures @param {Map<string, import('./types.js').Outcome>} outcomes @param {string} lab */
export function showCauses(failures, outcomes, lab) {
  const asides = failures.filter((one) => one.addOn || !fails(outcomes.get(one.outcome)));
  const plain = failures.filter((one) => !asides.includes(one));
  const item = (/** @type {import('./types.js').Failure} */ one) => cause(one, outcomes.get(one.outcome), lab);
  const rest = byId('rest');
  const more = /** @type {HTMLElement} */ (rest.querySelector('ol'));
  byId('causes').replaceChildren(...plain.slice(0, FIRST).map(item));
  rest.hidden = plain.length <= FIRST;
  rest.querySelector('summary')?.replaceChildren(`${plain.length - FIRST} more ${plain.length === FIRST + 1 ? 'cause' : 'causes'}`);
  more.replaceChildren(...plain.slice(FIRST, MOST).map(item));
  if (plain.length > MOST) more.append(h('li', { class: 'cause' }, `${plain.length - MOST} more causes of fewer pairs: narrow the table to see them.`));
  byId('asides').hidden = asides.length === 0;
  byId('asides').querySelector('ol')?.replaceChildren(...asides.slice(0, MOST).map(item));
  byId('nothing-fails').hidden = plain.length > 0;
}

/** @param {import('./types.js').Failure} one @param {import('./types.js').Outcome|undefined} outcome @param {string} lab */
function cause(one, outcome, lab) {
  return h('li', { class: 'cause', id: `cause-${one.number}`, tabindex: -1, 'data-tone': outcome?.tone },
    h('h3', {}, h('span', { class: 'verdict-word', 'data-tone': outcome?.tone }, h('span', { 'aria-hidden': 'true' }, outcome?.sign), ` ${outcome?.word ?? ''}`), ' ',
      h('span', { class: 'pairs' }, `${one.pairs.toLocaleString('en')} ${one.pairs === 1 ? 'pair' : 'pairs'}:`), ' ', h('span', { class: 'cause-title' }, one.title)),
    h('div', { class: 'cause-body' }, h('p', { class: 'why' }, one.sentence),
      ...one.causes.map((place) => h('p', { class: 'yaml' }, h('a', { class: 'mono', href: `/labs/${lab}/manifests?${new URLSearchParams({ file: place.file, line: String(place.line) })}` }, `${place.file}:${place.line}`), ' ', h('code', {}, place.text))),
      ...one.advice.map((fix) => h('p', { class: 'fix' }, h('span', { 'aria-hidden': 'true' }, '→'), ` ${fix}`))),
    h('button', { class: 'btn walk', type: 'submit', name: 'pair', value: `${one.from} ${one.to}` }, 'Walk ', h('span', { class: 'mono' }, one.example)));
}
