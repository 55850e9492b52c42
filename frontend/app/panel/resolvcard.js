// A pod's resolv.conf, each line with where it comes from.

import { h } from '../dom.js';
import { causeHref } from '../inspector/evidence.js';
import { lookUpLink } from './podcard.js';

/** @param {import('./source.js').ResolvConf} conf @param {{text: string, lab: string, from: string}} place text: its address as plain text @returns {Node[]} */
export function resolvCard({ lines, events }, { text, lab, from }) {
  return [h('section', { class: 'resolv' },
    ...events.map((event) => h('p', { class: 'event' }, h('span', { 'aria-hidden': 'true' }, '△ '), h('b', {}, `kubelet warns: ${event.reason}`), ' ', event.message)),
    lines.length === 0 ? h('p', { class: 'none' }, 'The file is empty: the pod has no name server.')
      : h('table', { class: 'origins' },
        h('caption', { class: 'unseen' }, '/etc/resolv.conf, line by line'),
        h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, '/etc/resolv.conf'), h('th', { scope: 'col' }, 'comes from'))),
        h('tbody', {}, ...lines.map((line) => h('tr', {}, h('td', { class: 'mono' }, line.text), h('td', {}, line.from, ' ',
          line.cause && h('a', { class: 'mono', href: causeHref(line.cause) }, `${line.cause.file}:${line.cause.line}`)))))),
    h('div', { class: 'resolv-links' }, lookUpLink(lab, from), h('a', { class: 'soft', href: text }, 'Open as text')))];
}
