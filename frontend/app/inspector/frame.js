// The whole frame at a step, byte by byte, before and after: what changed is marked, and every field says its name.

import { h } from '../dom.js';

/** @typedef {{layer: string, depth: number, name: string, value: string, from: number, to: number, changed: boolean}} Part */
/** @typedef {{ethernet: boolean, captured: boolean, length: number, hex: string, fields: Part[]}} Side */
/** @typedef {{step: number, place: string|null, before: Side|null, after: Side|null}} StepBytes */

const ROW = 8;

/** Who opened the bytes of one step wants to see those of the next. */
let open = false;
/** @type {Map<string, StepBytes>} */
const known = new Map();

/** @param {string} trace @param {number} n */
export function frameBytes(trace, n) {
  if (!trace) return null;
  const details = h('details', { class: 'frame-bytes', open }, h('summary', { 'data-keep': 'bytes' }, 'bytes'));
  const url = `/api/v1/traces/${trace}/steps/${n}/bytes`;
  details.addEventListener('toggle', () => {
    open = details.open;
    if (open && details.childElementCount === 1) load();
  });
  if (open && known.has(url)) draw();
  return details;

  async function load() {
    try {
      if (!known.has(url)) {
        const response = await fetch(url, { headers: { Accept: 'application/json' } });
        if (!response.ok) throw new Error(`${url} answered ${response.status}`);
        known.set(url, await response.json());
      }
      draw();
    } catch {
      details.append(h('p', { class: 'soft' }, 'The bytes could not be loaded. Close and open this line to try again.'));
    }
  }

  function draw() {
    const bytes = known.get(url);
    if (bytes) details.replaceChildren(details.children[0], ...dumps(bytes));
  }
}

/** @param {StepBytes} bytes */
function dumps({ before, after, place }) {
  if (!before || !after) return [h('p', { class: 'soft' }, 'There is no packet at this step.')];
  const where = (/** @type {Side} */ side) => (place && side.captured ? `, as captured at ${place}` : '');
  if (before.hex === after.hex) return dump('Before and after', after, where(after));
  return [...dump('Before', before, where(before)), ...dump('After', after, where(after))];
}

/** @param {string} title @param {Side} side @param {string} where */
function dump(title, side, where) {
  const says = h('p', { class: 'dump-says' });
  const grid = h('div', { class: 'dump', role: 'slider', tabindex: 0, 'aria-label': `${title}: field of the frame`, 'aria-valuemin': 1, 'aria-valuemax': side.fields.length });
  grid.append(...rows(side));
  let current = Math.max(0, side.fields.findIndex((field) => field.changed));
  grid.addEventListener('keydown', (event) => {
    const next = moved(event.key, current, side.fields.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next);
  });
  for (const kind of ['pointerover', 'click']) {
    grid.addEventListener(kind, (event) => {
      const field = event.target instanceof HTMLElement ? event.target.dataset.field : undefined;
      if (field !== undefined) choose(Number(field));
    });
  }
  choose(current);
  return [h('p', { class: 'dump-title' }, h('b', {}, title), ` ${side.length} bytes${side.ethernet ? '' : ', no Ethernet header yet'}${where}`), grid, says];

  /** @param {number} index */
  function choose(index) {
    current = index;
    for (const byte of grid.querySelectorAll('[data-field]')) byte.classList.toggle('at', /** @type {HTMLElement} */ (byte).dataset.field === String(index));
    const field = side.fields[index];
    grid.setAttribute('aria-valuenow', String(index + 1));
    grid.setAttribute('aria-valuetext', `${field.layer}, ${field.name}: ${field.value}${field.changed ? ', changed' : ''}. ${rangeText(field)}`);
    says.replaceChildren(h('b', {}, `${field.layer} · ${field.name}`), ` ${field.value} `, h('span', { class: 'soft' }, `${rangeText(field)}${field.changed ? ' · changed' : ''}`));
  }
}

/** @param {string} key @param {number} at @param {number} count */
function moved(key, at, count) {
  /** @type {Record<string, number>} */
  const goals = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: count - 1 };
  return key in goals ? Math.min(count - 1, Math.max(0, goals[key])) : null;
}

/** @param {Part} field */
function rangeText({ from, to }) {
  return to - from === 1 ? `byte ${from}` : `bytes ${from}–${to - 1}`;
}

/** @param {Side} side */
function rows(side) {
  const bytes = side.hex.match(/../g) ?? [];
  const owner = side.fields.flatMap((field, i) => Array(field.to - field.from).fill(i));
  const layers = [...new Set(side.fields.map((field) => `${field.layer} ${field.depth}`))];
  const result = [];
  for (let at = 0; at < bytes.length; at += ROW) {
    const octets = bytes.slice(at, at + ROW).map((byte, i) => {
      const field = side.fields[owner[at + i]];
      const even = layers.indexOf(`${field.layer} ${field.depth}`) % 2 === 0;
      return h('span', { 'data-field': owner[at + i], class: [even ? 'even' : 'odd', field.changed && 'changed'].filter(Boolean).join(' ') }, byte);
    });
    result.push(h('div', { class: 'line' }, h('span', { class: 'soft' }, at.toString(16).padStart(4, '0')), h('span', { class: 'octets' }, ...octets),
      h('span', { class: 'soft' }, bytes.slice(at, at + ROW).map(asText).join(''))));
  }
  return result;
}

/** @param {string} byte */
function asText(byte) {
  const code = Number.parseInt(byte, 16);
  return code > 31 && code < 127 ? String.fromCharCode(code) : '.';
}
