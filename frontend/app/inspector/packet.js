// Slot 1: the packet before and after. Only what changed is loud.

import { h, middle } from '../dom.js';
import { linkButton, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Packet} Packet */
/** @typedef {import('../trace/types.js').Step} Step */

const WORDS = /** @type {Record<string, string>} */ ({
  srcMac: 'eth src', dstMac: 'eth dst', src: 'ip src', dst: 'ip dst', protocol: 'protocol', ttl: 'ip ttl', mark: 'mark', outer: 'outside',
});
const QUIET = new Set(['srcMac', 'dstMac', 'ttl', 'mark', 'protocol', 'outer']);
const ORDER = ['srcMac', 'dstMac', 'outer', 'src', 'dst', 'protocol', 'ttl', 'mark', 'sport', 'dport', 'flags'];

/** @param {Step} step @param {Record<string, string>} names */
export function packetSlot(step, names) {
  if (!step.packet) return slot('Packet', null);
  const { before } = step.packet;
  const changed = new Map(step.changes.map((change) => [change.field, change]));
  const rows = ORDER.filter((field) => changed.has(field) || shown(before, field) !== '').map((field) => {
    const change = changed.get(field);
    const row = change ? changedRow(before, change, names) : sameRow(before, field, names);
    if (!change && QUIET.has(field)) row.hidden = true;
    return row;
  });
  const hidden = rows.filter((row) => row.hidden);
  const more = linkButton(`show ${hidden.length} unchanged`, () => {
    for (const row of hidden) row.hidden = false;
    more.remove();
    return '';
  });
  const table = h('table', { class: 'fields' },
    h('caption', { class: 'unseen' }, 'Header fields before and after this step'),
    h('thead', { class: 'unseen' }, h('tr', {}, ...['field', 'before', 'after'].map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...rows));
  return slot('Packet', changed.size > 0 ? h('span', {}, 'before → after') : h('span', {}, 'unchanged'), table, hidden.length > 0 && more);
}

/** @param {Packet} packet @param {string} field */
function shown(packet, field) {
  if (field === 'mark') return packet.mark === 0 ? '' : `0x${packet.mark.toString(16)}`;
  if (field === 'outer') return outerText(packet.outer);
  if ((field === 'sport' || field === 'dport') && packet.protocol.startsWith('ICMP')) return '';
  const value = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (packet))[field];
  return value === null || value === undefined ? '' : String(value);
}

/** @param {Packet['outer']} outer */
function outerText(outer) {
  if (!outer) return '';
  return typeof outer === 'string' ? outer : `${outer.kind} ${outer.src} → ${outer.dst}`;
}

/** @param {Packet} packet @param {string} field */
function word(packet, field) {
  return WORDS[field] ?? `${packet.protocol.toLowerCase()} ${field}`;
}

/** @param {Packet} packet @param {string} field @param {Record<string, string>} names */
function sameRow(packet, field, names) {
  return h('tr', {}, h('th', { scope: 'row' }, word(packet, field)), h('td', { colspan: 2 }, shown(packet, field), chip(shown(packet, field), names)));
}

/** @param {Packet} packet @param {import('../trace/types.js').FieldChange} change @param {Record<string, string>} names */
function changedRow(packet, change, names) {
  return h('tr', { class: 'changed' }, h('th', { scope: 'row' }, word(packet, change.field)),
    value(change.from, names, ''), value(change.to, names, 'to'));
}

/** @param {string|null} text @param {Record<string, string>} names @param {string} kind */
function value(text, names, kind) {
  return h('td', { class: text === null ? `${kind} empty` : kind }, text ?? 'none', chip(text ?? '', names));
}

/** Whose address it is. @param {string} address @param {Record<string, string>} names */
export function chip(address, names) {
  const name = names[address];
  return name ? h('span', { class: 'name-chip', title: name }, shortName(name)) : null;
}

/** "pod traefik-6df59…2x7zw"; the whole name is in the title. @param {string} name */
function shortName(name) {
  const [kind, ...rest] = name.split(' ');
  const last = rest.join(' ').split('/').pop();
  return last ? `${kind} ${middle(last, 26)}` : middle(name, 30);
}
