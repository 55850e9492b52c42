// Slot 7: what the client sees in the end, and what to check first.

import { h } from '../dom.js';
import { outcomeText } from '../trace/outcome.js';
import { part, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Symptom} Symptom */
/** @typedef {import('../trace/types.js').Check} Check */

/** @param {import('../explorer/session.js').Outcome|null} outcome null while the packet travels @param {Record<string, string>} names */
export function symptomSlot(outcome, names) {
  if (!outcome) return slot('symptom', null);
  const { symptom, success } = outcome;
  return slot('symptom', h('span', {}, success ? 'all is well' : outcomeText({ disposition: outcome.disposition, outcome: outcome.words })),
    h('div', { class: `symptom${success ? '' : ' failed'}` },
      h('p', { class: 'prints' }, h('span', {}, h('span', { 'aria-hidden': 'true' }, success ? '✔ ' : '✕ '), `${symptom.tool || 'the client'} ${prints(symptom) ? 'prints' : 'prints nothing'}`), h('span', { class: 'after' }, afterText(symptom))),
      prints(symptom) && h('pre', { class: 'mono' }, symptom.text),
      ...checks(outcome.checks ?? symptom.check.map((text) => ({ text, href: '' })))),
    spread(outcome.distribution, names));
}

/** @param {Symptom} symptom */
function prints(symptom) {
  return symptom.text !== '' && symptom.text !== '–';
}

/** @param {Check[]} lines */
function checks(lines) {
  if (lines.length === 0) return [];
  return [h('p', { class: 'checks-title' }, 'Check first'), h('ul', { class: 'checks' }, ...lines.slice(0, 3).map(({ text, href }) => h('li', {}, href ? h('a', { href }, text) : text)))];
}

/** @param {Symptom} symptom "at once · exit 7" */
function afterText({ after, exitCode }) {
  return [after === '–' || after === '' ? '' : after.startsWith('at ') ? after : `after ${after}`, `exit ${exitCode}`].filter(Boolean).join(' · ');
}

/** @param {Record<string, number>|null|undefined} distribution @param {Record<string, string>} names */
function spread(distribution, names) {
  if (!distribution) return null;
  const entries = Object.entries(distribution);
  const sum = entries.reduce((total, [, count]) => total + count, 0);
  return part('Where the connections went', h('span', {}, String(sum)),
    h('table', { class: 'spread' }, h('tbody', {}, ...entries.map(([endpoint, count]) => h('tr', {},
      h('th', { scope: 'row', class: 'mono' }, endpoint, ' ', h('span', { class: 'name-chip' }, names[endpoint.replace(/:\d+$/, '')] ?? '')),
      h('td', {}, h('meter', { min: 0, max: sum, value: count, 'aria-label': `${count} of ${sum}` })),
      h('td', {}, count))))));
}
