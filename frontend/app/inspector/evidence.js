// Slots 5 and 6: the lines of YAML behind the step, and how to see the same on a real node.

import { toast } from '../announce.js';
import { h } from '../dom.js';
import { linkButton, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Cause} Cause */

/** @param {Cause} cause @param {string} base the page with the files, empty for this one */
export function causeHref(cause, base) {
  return `${base}#file=${encodeURIComponent(cause.file)}&line=${cause.line}`;
}

/** @param {import('../trace/types.js').Step} step @param {string} base @param {string} lab */
export function causeSlot(step, base, lab) {
  const written = step.cause.map((cause) => h('li', {}, cause.file
    ? [h('a', { href: causeHref(cause, base) }, h('span', { class: 'at' }, `${cause.file}:${cause.line}`), ' ', h('span', { class: 'text' }, cause.text || cause.path), ' ', h('span', { class: 'of' }, cause.object)),
      h('a', { class: 'edit', href: `/labs/${lab}/manifests?file=${encodeURIComponent(cause.file)}&line=${cause.line}` }, 'edit', h('span', { class: 'unseen' }, ` ${cause.file} line ${cause.line}`))]
    : h('span', { class: 'unwritten' }, h('span', { class: 'text' }, cause.text || cause.path), ' ', h('span', { class: 'of' }, cause.object))));
  return slot('cause', step.cause.length > 0 && h('span', {}, step.cause.length === 1 ? 'your YAML' : `${step.cause.length} lines of your YAML`),
    written.length > 0 && h('ul', { class: 'causes' }, ...written),
    step.assumed && h('p', { class: 'assumed' }, `Assumed: ${step.assumed}`));
}

/** @param {import('../trace/types.js').Step} step */
export function commandSlot(step) {
  if (!step.command) return slot('see', null);
  return slot('see', [h('span', {}, 'on a real node'), linkButton('copy', () => copy(step.command, 'Command copied'))], h('code', { class: 'command mono' }, step.command));
}

/** @param {string} text @param {string} done */
export async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done);
  } catch {
    window.prompt('Copy this:', text);
  }
}
