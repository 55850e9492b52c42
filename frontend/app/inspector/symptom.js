// Slot 7: what the client sees in the end, and what to check first.

import { h } from '../dom.js';
import { FATE_SIGNS, fateOf, outcomeText } from '../trace/outcome.js';
import { causeHref } from './evidence.js';
import { part, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Symptom} Symptom */
/** @typedef {import('../trace/types.js').Check} Check */
/** @typedef {import('../trace/types.js').Decision} Decision */

/**
 * @param {import('../explorer/session.js').Outcome|null} outcome null while the packet travels @param {Record<string, string>} names
 * @param {number} n the step shown
 */
export function symptomSlot(outcome, names, n) {
  if (!outcome) return slot('symptom', null);
  const { symptom, success } = outcome;
  const fate = fateOf(outcome);
  return slot('symptom', h('span', {}, success ? 'all is well' : outcomeText({ disposition: outcome.disposition, outcome: outcome.words })),
    h('div', { class: `symptom${fate === 'failed' ? ' failed' : ''}` },
      h('p', { class: 'prints' }, h('span', {}, h('span', { 'aria-hidden': 'true' }, `${FATE_SIGNS[fate]} `), fate === 'unknown' ? `what ${toolOf(symptom)} prints is not known` : `${toolOf(symptom)} ${prints(symptom) ? 'prints' : 'prints nothing'}`),
        fate !== 'unknown' && h('span', { class: 'after' }, afterText(symptom))),
      prints(symptom) && h('pre', { class: 'mono' }, symptom.text),
      ...decided(outcome.decided, n),
      ...checks(outcome.checks ?? symptom.check.map((text) => ({ text, href: '' })))),
    spread(outcome.distribution, names));
}

/** @param {Symptom} symptom */
function toolOf({ tool }) {
  return tool || 'the client';
}

/** @param {Symptom} symptom */
function prints(symptom) {
  return symptom.text !== '' && symptom.text !== '–';
}

/** Where it was decided, unless that is the step one looks at. @param {Decision|null|undefined} decision @param {number} n */
function decided(decision, n) {
  if (!decision || decision.step === n) return [];
  const lines = decision.cause.filter((cause) => cause.file).slice(0, 3);
  return [h('p', { class: 'checks-title' }, 'Decided at ', h('a', { href: `#s=${decision.step}` }, `step ${decision.step}: ${decision.title}`)),
    h('p', { class: 'decided' }, decision.says),
    lines.length > 0 && h('ul', { class: 'causes' }, ...lines.map((cause) => h('li', {}, h('a', { href: causeHref(cause) },
      h('span', { class: 'at' }, `${cause.file}:${cause.line}`), ' ', h('span', { class: 'text' }, cause.text || cause.path), ' ', h('span', { class: 'of' }, cause.object)))))];
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
