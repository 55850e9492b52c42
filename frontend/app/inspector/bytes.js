// A message as it is on the wire: offset, hexadecimal, ASCII, part by part.

import { h } from '../dom.js';
import { bytesOf, partsOf } from '../trace/dnswire.js';

const ROW = 8;

/** @param {string} wire in hexadecimal, empty where there is no message */
export function bytesDisclosure(wire) {
  if (!wire) return null;
  const details = h('details', { class: 'bytes' }, h('summary', {}, `bytes, ${wire.length / 2}`));
  details.addEventListener('toggle', () => details.childElementCount > 1 || details.append(dump(wire)), { once: true });
  return details;
}

/** @param {string} wire */
function dump(wire) {
  const bytes = bytesOf(wire);
  return h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'Bytes of the message' }, h('table', { class: 'hex' },
    h('caption', { class: 'unseen' }, 'The message byte by byte'),
    h('thead', { class: 'unseen' }, h('tr', {}, ...['offset', 'hexadecimal', 'ASCII'].map((text) => h('th', { scope: 'col' }, text)))),
    ...partsOf(bytes).map((part) => h('tbody', {},
      h('tr', { class: 'part' }, h('th', { scope: 'rowgroup', colspan: 3 }, h('b', {}, part.title), ' ', part.says)),
      ...rows(bytes, part)))));
}

/** @param {Uint8Array} bytes @param {import('../trace/dnswire.js').Part} part */
function rows(bytes, part) {
  const result = [];
  for (let at = part.from; at < part.to; at += ROW) {
    const row = [...bytes.subarray(at, Math.min(at + ROW, part.to))];
    result.push(h('tr', {}, h('td', { class: 'soft' }, at.toString(16).padStart(4, '0')),
      h('td', {}, row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')),
      h('td', {}, row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join(''))));
  }
  return result;
}
