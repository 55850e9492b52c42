// What the client sees in the end: the card that closes every trace.

import { h } from '../dom.js';

/** @typedef {import('../trace/types.js').Symptom} Symptom */

/** @param {Symptom} symptom @param {boolean} success */
export function symptomCard(symptom, success) {
  return h('section', { class: `symptom${success ? '' : ' failed'}`, 'aria-label': 'What the client sees' },
    h('h3', {}, h('span', {}, `What ${symptom.tool || 'the client'} shows`), h('span', { class: 'after' }, afterText(symptom))),
    h('pre', { class: 'mono' }, symptom.text),
    ...(symptom.check.length > 0 ? [h('p', { class: 'checks-title' }, 'Check first'), h('ul', { class: 'checks' }, ...symptom.check.slice(0, 3).map((line) => h('li', {}, line)))] : []));
}

/** @param {Symptom} symptom */
function afterText(symptom) {
  return [symptom.after && (symptom.after.startsWith('at ') ? symptom.after : `after ${symptom.after}`), `exit ${symptom.exitCode}`].filter(Boolean).join(' · ');
}

/** @param {Record<string, number>|null|undefined} distribution @param {Record<string, string>} names */
export function spread(distribution, names) {
  if (!distribution) return null;
  const entries = Object.entries(distribution);
  const sum = entries.reduce((total, [, count]) => total + count, 0);
  return h('section', { class: 'slot' }, h('h3', {}, h('span', {}, 'Where the connections went'), h('span', {}, String(sum))),
    h('table', { class: 'spread' }, h('tbody', {}, ...entries.map(([endpoint, count]) => h('tr', {},
      h('th', { scope: 'row', class: 'mono' }, endpoint, ' ', h('span', { class: 'name-chip' }, names[endpoint.replace(/:\d+$/, '')] ?? '')),
      h('td', {}, h('meter', { min: 0, max: sum, value: count, 'aria-label': `${count} of ${sum}` })),
      h('td', {}, count))))));
}
