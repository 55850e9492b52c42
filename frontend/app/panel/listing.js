// A listing of any length: only the lines in sight are in the page.

import { h } from '../dom.js';
import { offsets, windowOf } from './layout.js';

const SPARE = 12;
const TAB = '    ';

/** @typedef {import('./marks.js').Marks} Marks */

/** @param {HTMLElement} frame scrolls, has the focus */
export function newListing(frame) {
  const list = h('ol', { class: 'code-lines' });
  frame.replaceChildren(list);
  /** @type {string[]} */
  let lines = [];
  /** @type {number[]} which of them are shown */
  let shown = [];
  /** @type {Marks} */
  let marks = new Map();
  let starts = offsets([], 1);
  let drawn = '';
  let frames = 0;
  let grain = { columns: 80, height: 18 };

  frame.addEventListener('scroll', () => soon());
  new ResizeObserver(() => measure() && arrange()).observe(frame);

  function soon() {
    cancelAnimationFrame(frames);
    frames = requestAnimationFrame(draw);
  }

  /** @returns {boolean} whether anything is different now */
  function measure() {
    if (frame.clientWidth === 0) return false;
    const ruler = h('span', {}, '0'.repeat(100));
    const probe = row('', lines.length, undefined, lines.length);
    const text = /** @type {HTMLElement} */ (probe.lastElementChild);
    text.append(ruler);
    list.append(probe);
    ruler.style.whiteSpace = 'pre';
    const width = ruler.getBoundingClientRect().width / 100;
    ruler.textContent = '0';
    const next = { columns: Math.max(8, Math.floor(text.getBoundingClientRect().width / width + 0.01)), height: probe.getBoundingClientRect().height };
    probe.remove();
    const changed = next.columns !== grain.columns || next.height !== grain.height;
    grain = next;
    return changed;
  }

  function arrange() {
    starts = offsets(shown.map((i) => lines[i].length + tabs(lines[i])), grain.columns);
    list.style.height = `${starts[starts.length - 1] * grain.height}px`;
    drawn = '';
    draw();
  }

  function draw() {
    const { first, last } = windowOf(starts, Math.floor(frame.scrollTop / grain.height), Math.ceil(frame.clientHeight / grain.height), SPARE);
    const state = `${first} ${last}`;
    if (state === drawn) return;
    drawn = state;
    list.style.paddingBlockStart = `${(starts[first] ?? 0) * grain.height}px`;
    list.replaceChildren(...shown.slice(first, last + 1).map((line, i) => row(lines[line], line, marks.get(line), first + i)));
  }

  /** @param {string} text @param {number} line @param {boolean|undefined} won @param {number} position */
  function row(text, line, won, position) {
    const sign = won === undefined ? '' : won ? '✓' : '✗';
    return h('li', { class: won === undefined ? false : won ? 'won' : 'lost', 'aria-setsize': shown.length, 'aria-posinset': position + 1 },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      h('span', { class: 'at', 'aria-hidden': 'true' }, line + 1),
      h('span', { class: 'text' }, won !== undefined && h('span', { class: 'unseen' }, won ? 'used: ' : 'tried: '), text.replaceAll('\t', TAB)));
  }

  return {
    /** @param {string[]} all @param {number[]} some @param {Marks} used @param {boolean} fresh from the top */
    show(all, some, used, fresh) {
      lines = all;
      shown = some;
      marks = used;
      frame.style.setProperty('--digits', String(String(Math.max(all.length, 99)).length));
      if (fresh) frame.scrollTop = 0;
      measure();
      arrange();
    },
    /** @param {Marks} used */
    mark(used) {
      marks = used;
      drawn = '';
      draw();
    },
    /** Brings a line into sight, where it is not. @param {number} line */
    reveal(line) {
      const position = shown.indexOf(line);
      if (position < 0) return;
      const [top, bottom] = [starts[position] * grain.height, starts[position + 1] * grain.height];
      const margin = grain.height * 2;
      if (top < frame.scrollTop + margin || bottom > frame.scrollTop + frame.clientHeight - margin) {
        frame.scrollTop = top - (frame.clientHeight - (bottom - top)) / 2;
      }
      draw();
    },
  };
}

/** @param {string} text columns that tabs take beyond their own */
function tabs(text) {
  let count = 0;
  for (let i = text.indexOf('\t'); i >= 0; i = text.indexOf('\t', i + 1)) count += TAB.length - 1;
  return count;
}

/** @typedef {ReturnType<typeof newListing>} Listing */
