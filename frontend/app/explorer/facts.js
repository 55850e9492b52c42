// What the server knows about a selected object: its line of YAML, what is wrong with it, and labels that miss a selector.

import { byId, h } from '../dom.js';
import { causeHref } from '../inspector/evidence.js';

/** @typedef {{key: string, wants: string|null, has: string|null, fits: boolean}} Row */
/** @typedef {{says: string, service: string|null, pod: string|null, rows: Row[]}} Selection */
/** @typedef {{object: string, message: string, severity: string, file: string|null, line: number|null, suggestion: string}} Problem */
/** @typedef {{written: import('../trace/types.js').Cause|null, problems: Problem[], selection: Selection|null, to: string}} Facts */

/** @type {Map<string, Promise<Facts|null>>} */
const known = new Map();

/** Filled in when the server has answered. @param {string} lab @param {string} id of a box in the picture @returns {HTMLElement} */
export function factsOf(lab, id) {
  const place = h('div', { class: 'facts-of' });
  if (!/^(service|pod|ingress)\//.test(id)) return place;
  read(lab, id).then((facts) => facts && place.replaceChildren(...drawn(facts)));
  return place;
}

/** @param {string} lab @param {string} id @returns {Promise<Facts|null>} */
function read(lab, id) {
  const url = `/api/v1/labs/${lab}/object?at=${encodeURIComponent(id)}`;
  const asked = known.get(url) ?? fetch(url).then((response) => (response.ok ? response.json() : null)).catch(() => null);
  known.set(url, asked);
  return asked;
}

/** @param {Facts} facts @returns {HTMLElement[]} */
function drawn({ written, problems, selection, to }) {
  return [
    ...problems.map(({ object, message, severity, suggestion, file, line }) => h('p', { class: `fact ${severity.toLowerCase()}` },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, severity === 'INFO' ? 'ℹ︎ ' : '▲ '), h('span', { class: 'unseen' }, `${severity.toLowerCase()}: `),
      message.slice(message.startsWith(`${object}: `) ? object.length + 2 : 0), suggestion && `. ${suggestion}`,
      file !== null && line !== null && [' ', lineLink(file, line)])),
    selection && compared(selection),
    written && h('p', { class: 'fact' }, 'Written at ', lineLink(written.file, written.line)),
    to && document.getElementById('to') && h('button', { class: 'btn', type: 'button', 'data-action': 'trace-to', click: () => aim(to) }, 'Trace to here'),
  ].filter((part) => part instanceof HTMLElement);
}

/** Fills the form in; who sends it is asked for by the form itself. @param {string} to */
function aim(to) {
  const field = /** @type {HTMLInputElement} */ (byId('to'));
  field.value = to;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  byId('trace').focus();
}

/** @param {string} file @param {number} line */
function lineLink(file, line) {
  return h('a', { class: 'mono', href: causeHref({ file, line }) }, `${file}:${line}`);
}

/** Selector and labels side by side, the key that differs marked. @param {Selection} selection */
function compared({ says, service, pod, rows }) {
  if (rows.length === 0) return h('p', { class: 'fact' }, says);
  return h('div', { class: 'fact' }, h('p', {}, says, ' Nearest:'),
    h('table', { class: 'labels' },
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'label'), h('th', { scope: 'col' }, `selector of ${service}`), h('th', { scope: 'col' }, `pod ${pod}`))),
      h('tbody', {}, ...rows.map(({ key, wants, has, fits }) => h('tr', { class: fits ? '' : 'differs' },
        h('th', { scope: 'row' }, !fits && h('span', {}, '≠ '), key), h('td', {}, wants ?? '–'), h('td', {}, has ?? '–'))))));
}
