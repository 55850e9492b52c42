// Slots 5 and 6: the lines of YAML behind the step, and how to see the same on a real node.

import { toast } from '../announce.js';
import { byId, h } from '../dom.js';
import { linkButton, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Cause} Cause */

/** The line in the editor, as the revision that was walked has it. @param {{file: string, line: number}} cause */
export function causeHref({ file, line }) {
  const { lab, revision = '' } = byId('explorer').dataset;
  return `/labs/${lab}/manifests?${new URLSearchParams({ revision, file, line: String(line) })}`;
}

/** @param {import('../trace/types.js').Step} step */
export function causeSlot(step) {
  const written = step.cause.map((cause) => h('li', {}, cause.file
    ? h('a', { href: causeHref(cause) }, h('span', { class: 'at' }, `${cause.file}:${cause.line}`), ' ', h('span', { class: 'text' }, cause.text || cause.path), ' ', h('span', { class: 'of' }, cause.object))
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
