// A DNS message inside its packet: what is asked, what came back, who said so and why, and its bytes.

import { h } from '../dom.js';
import { bytesDisclosure } from './bytes.js';
import { part } from './slots.js';

/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {import('../trace/lookups.js').Known} Known */

/** @param {Walked} walked @param {Known|null} known what the whole lookup is, once the trace is complete @param {string} lab */
export function dnsPart({ step, leg }, known, lab) {
  const { dns } = step;
  if (!dns) return null;
  const own = known !== null && known.asked.leg === leg.id;
  return part(dns.rcode ? 'Name, answered' : 'Name, asked', dns.rcode && h('span', {}, dns.rcode),
    h('div', { class: 'answers' },
      h('p', { class: 'mono' }, `${dns.name} ${dns.type}`, own && known.asked.tcp && h('span', { class: 'soft' }, ' over TCP'), own && dns.rcode && known.asked.leaked && [' ', leakedMark()]),
      ...dns.answers.map((answer) => h('p', { class: 'mono' }, h('b', {}, answer))),
      dns.rcode === 'NOERROR' && dns.answers.length === 0 && h('p', { class: 'soft' }, `The name exists but has no ${dns.type} record.`),
      dns.why && h('p', { class: 'soft' }, dns.why),
      Boolean(dns.wire) && h('p', { class: 'soft' }, `message id ${dns.id}`),
      bytesDisclosure(dns.wire ?? ''),
      known && h('p', {}, h('a', { class: 'explore', href: explorerHref(known, lab) }, 'See the whole lookup under glibc and musl'))));
}

/** A question that left the cluster and brought nothing back: a word, a shape and a colour. */
export function leakedMark() {
  return h('span', { class: 'leak' }, h('span', { 'aria-hidden': 'true' }, '↗ '), 'left the cluster in vain');
}

/** @param {Known} known @param {string} lab */
function explorerHref({ lookup, asked, from }, lab) {
  const type = asked.type === 'A' || asked.type === 'AAAA' ? '' : asked.type;
  return `/labs/${lab}/names?${new URLSearchParams({ from, name: lookup.name, type })}`;
}
