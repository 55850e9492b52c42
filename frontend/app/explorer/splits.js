// The lines between the panels can be moved: by mouse or finger, by arrow keys, and by buttons in the menu of looks.
// The sizes are remembered here; no address needs them.

import { byId, h } from '../dom.js';
import { recall, remember } from '../remembered.js';

/**
 * @typedef {object} Split
 * @property {string} name also of the custom property that carries the size
 * @property {string} label what becomes larger or smaller
 * @property {string} of id of the panel
 * @property {'vertical'|'horizontal'} line
 * @property {1|-1} grows towards which end of the axis moving the line makes the panel larger
 * @property {number} least
 * @property {() => number} most
 */

/** @type {Split[]} */
const SPLITS = [
  { name: 'side', label: 'Objects', of: 'side', line: 'vertical', grows: 1, least: 200, most: () => Math.min(620, innerWidth * 0.4) },
  { name: 'inspector', label: 'Step', of: 'inspector', line: 'vertical', grows: -1, least: 300, most: () => Math.min(760, innerWidth * 0.45) },
  { name: 'records', label: 'Records', of: 'records', line: 'horizontal', grows: -1, least: 72, most: () => innerHeight * 0.7 },
];
const STEP = 24;

export function initSplits() {
  const explorer = byId('explorer');
  const sizes = read();
  const bars = SPLITS.map((split) => newBar(split));
  explorer.append(...bars.map((bar) => bar.element));
  offerButtons(bars, () => bars.forEach((bar) => bar.set(null)));
  for (const bar of bars) bar.set(sizes[bar.split.name] ?? null);
  new ResizeObserver(() => bars.forEach((bar) => bar.tell())).observe(explorer);

  /** @param {Split} split */
  function newBar(split) {
    const wide = split.line === 'vertical';
    const element = h('div', { class: `split at-${split.name}`, role: 'separator', tabindex: 0, 'aria-orientation': split.line, 'aria-label': `Size of ${split.label.toLowerCase()}`, 'aria-controls': split.of, title: 'Drag, or use the arrow keys; double click for the usual size' });
    let start = 0;
    let began = 0;

    function size() {
      const shown = split.name === 'records' && !byId('panel').hidden ? byId('panel') : byId(split.of);
      const box = shown.getBoundingClientRect();
      return Math.round(wide ? box.width : box.height);
    }

    /** @param {number|null} pixels null is the usual size */
    function set(pixels) {
      const bounded = pixels === null ? null : Math.round(Math.min(split.most(), Math.max(split.least, pixels)));
      if (bounded === null) explorer.style.removeProperty(`--${split.name}`);
      else explorer.style.setProperty(`--${split.name}`, `${bounded}px`);
      explorer.toggleAttribute(`data-sized-${split.name}`, bounded !== null);
      if (bounded !== null && split.name === 'records') explorer.dataset.records = 'open';
      if (bounded === null) delete sizes[split.name];
      else sizes[split.name] = bounded;
      remember('panels', Object.keys(sizes).length > 0 ? JSON.stringify(sizes) : '');
      tell();
    }

    function tell() {
      for (const [name, value] of [['min', split.least], ['max', Math.round(split.most())], ['now', size()]]) element.setAttribute(`aria-value${name}`, String(value));
      element.setAttribute('aria-valuetext', `${size()} pixels`);
    }

    element.addEventListener('keydown', (event) => {
      const [less, more] = wide ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
      const by = (event.key === more ? 1 : event.key === less ? -1 : 0) * split.grows * STEP * (event.shiftKey ? 4 : 1);
      if (by !== 0) set(size() + by);
      else if (event.key === 'Home') set(split.least);
      else if (event.key === 'End') set(split.most());
      else if (event.key === 'Enter') set(null);
      else return;
      event.preventDefault();
    });
    element.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      element.focus();
      start = wide ? event.clientX : event.clientY;
      began = size();
      element.classList.add('held');
    });
    element.addEventListener('pointermove', (event) => {
      if (element.classList.contains('held')) set(began + ((wide ? event.clientX : event.clientY) - start) * split.grows);
    });
    for (const end of ['pointerup', 'pointercancel']) element.addEventListener(end, () => element.classList.remove('held'));
    element.addEventListener('dblclick', () => set(null));
    return { element, split, size, set, tell };
  }
}

/** @param {{split: Split, size: () => number, set: (pixels: number|null) => void}[]} bars @param {() => void} reset */
function offerButtons(bars, reset) {
  document.querySelector('#look-menu .menu-body')?.append(h('div', { class: 'sizes' }, h('h2', {}, 'Panels'),
    ...bars.map(({ split, size, set }) => h('div', { class: 'size', role: 'group', 'aria-label': split.label }, h('span', {}, split.label),
      h('button', { class: 'btn square', type: 'button', 'data-stays': true, 'aria-label': `${split.label} smaller`, click: () => set(size() - STEP * 2) }, h('span', { 'aria-hidden': 'true' }, '−')),
      h('button', { class: 'btn square', type: 'button', 'data-stays': true, 'aria-label': `${split.label} larger`, click: () => set(size() + STEP * 2) }, h('span', { 'aria-hidden': 'true' }, '+')))),
    h('button', { type: 'button', 'data-stays': true, click: reset }, 'Usual sizes')));
}

/** @returns {Record<string, number>} */
function read() {
  try {
    const sizes = JSON.parse(recall('panels') || '{}');
    return Object.fromEntries(Object.entries(sizes).filter(([, size]) => Number.isFinite(size)));
  } catch {
    return {};
  }
}
