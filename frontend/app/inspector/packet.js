// Slot 1: the packet before and after, by layer. Only what changed is loud.

import { h, middle } from '../dom.js';
import { fieldsOf } from './fields.js';
import { linkButton, silent, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Step} Step */
/** @typedef {import('./fields.js').Field} Field */
/** @typedef {import('../dom.js').Child} Child */

/**
 * @param {Step} step
 * @param {Record<string, string>} names
 * @param {boolean} brief only what changed, as the story tells it
 * @param {...Child} inside what the packet carries, and its bytes
 */
export function packetSlot(step, names, brief, ...inside) {
  const carried = inside.filter(Boolean);
  if (!step.packet) return carried.length === 0 ? silent('packet', 'no packet here') : slot('packet', h('span', {}, 'no packet yet'), ...carried);
  const fields = fieldsOf(step.packet);
  const changed = fields.filter((field) => field.changed).length;
  return slot('packet', h('span', {}, changed > 0 ? 'before → after' : 'unchanged'), ...table(fields, names, brief), ...carried);
}

/** @param {Field[]} fields @param {Record<string, string>} names @param {boolean} brief */
function table(fields, names, brief) {
  const drawn = fields.map((field) => ({ field, row: row(field, names) }));
  const hidden = drawn.filter(({ field }) => !field.changed && (brief || field.quiet));
  for (const { row } of hidden) row.hidden = true;
  const wrapped = fields.some((field) => field.layer === 'outer');
  const bodies = ['outer', 'inner'].map((layer) => {
    const rows = drawn.filter(({ field }) => field.layer === layer).map((one) => one.row);
    return rows.length > 0 && h('tbody', {}, wrapped && h('tr', { class: 'layer' }, h('th', { scope: 'rowgroup', colspan: 3 }, layer === 'outer' ? 'Outside: the tunnel’s datagram' : 'Inside: the packet it carries')), ...rows);
  });
  const more = hidden.length > 0 && linkButton(`show ${hidden.length} unchanged`, () => {
    for (const { row } of hidden) row.hidden = false;
    shown.hidden = false;
    if (more) more.remove();
    shown.focus();
  });
  const shown = h('table', { class: 'fields', tabindex: -1, hidden: hidden.length === drawn.length },
    h('caption', { class: 'unseen' }, 'Header fields before and after this step'),
    h('thead', { class: 'unseen' }, h('tr', {}, ...['field', 'before', 'after'].map((word) => h('th', { scope: 'col' }, word)))),
    ...bodies);
  return [shown, more];
}

/** @param {Field} field @param {Record<string, string>} names */
function row(field, names) {
  const word = h('th', { scope: 'row' }, field.word);
  const whose = field.name(names, 'before');
  if (!field.changed) {
    return h('tr', {}, word, h('td', { class: 'same', colspan: 2 }, valueText(field.before), whose && nameChip(whose), h('span', { class: 'equal', 'aria-hidden': 'true' }, '='), h('span', { class: 'unseen' }, ', unchanged')));
  }
  return h('tr', { class: 'changed' }, word, value(field.before, whose, ''), value(field.after, field.name(names, 'after'), 'to', h('span', { class: 'unseen' }, ', changed')));
}

/** @param {string} text @param {string} name @param {string} kind @param {...Child} more */
function value(text, name, kind, ...more) {
  return h('td', { class: text === '' ? `${kind} empty` : kind }, valueText(text || 'none'), name ? nameChip(name) : null, ...more);
}

/** An IPv4 address never breaks, an IPv6 one may. @param {string} text */
function valueText(text) {
  return h('span', { class: text.length <= 17 ? 'short' : '' }, text);
}

/** Whose address it is. @param {string} address @param {Record<string, string>} names */
export function chip(address, names) {
  const name = names[address];
  return name ? nameChip(name) : null;
}

/** @param {string} name */
function nameChip(name) {
  return h('span', { class: 'name-chip', title: name }, ' ', shortName(name));
}

/** "pod traefik-6df59…2x7zw"; the whole name is in the title. @param {string} name */
function shortName(name) {
  const [kind, ...rest] = name.split(' ');
  const last = rest.join(' ').split('/').pop();
  return last ? `${kind} ${middle(last, 22)}` : middle(name, 30);
}
