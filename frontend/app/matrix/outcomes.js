// How pairs end, in the words and shapes that the page brought along.

import { all, byId } from '../dom.js';

/** @type {Map<string, import('./types.js').Outcome>|undefined} */
let known;

/** @returns {Map<string, import('./types.js').Outcome>} by key */
export function outcomesOf() {
  known ??= new Map(all(byId('outcomes'), 'li').map((one) => [one.dataset.key ?? '', { word: one.textContent ?? '', sign: one.dataset.sign ?? '', tone: one.dataset.tone ?? '' }]));
  return known;
}

/** @param {import('./types.js').Cell} cell @param {Map<string, import('./types.js').Outcome>} outcomes */
export function wordOf(cell, outcomes) {
  return cell.outcome === 'depends' ? `${cell.reached} of ${cell.endpoints} reached` : outcomes.get(cell.outcome)?.word ?? cell.outcome;
}

/** Whether somebody has to look at it. @param {import('./types.js').Outcome|undefined} outcome */
export function fails(outcome) {
  return outcome?.tone === 'bad' || outcome?.tone === 'part';
}
