// Both lanes drawn: the timeline itself in columns, and its counterpart under or over it in the same columns.

import { all, byId, h } from '../dom.js';
import { drawTick } from '../playback/ticks.js';
import { position, ticks } from '../trace/timeline.js';
import { columns, parting, tickAt } from './align.js';

/** @typedef {import('./lanes.js').Lane} Lane */
/** @typedef {import('./types.js').Row} Row */

/** @param {import('./types.js').Comparison} comparison @param {(n: number) => void} chosen a step of the lane that is not shown */
export function newPair(comparison, chosen) {
  const track = byId('track');
  const beside = h('div', { class: 'track lane-beside', role: 'img' });
  beside.addEventListener('click', (event) => {
    const tick = event.target instanceof Element && event.target.closest('.tick');
    if (tick instanceof HTMLElement) chosen(Number(tick.dataset.key));
  });
  let drawn = '';

  /** @param {Lane} now @param {Lane} rest @param {Row[]} rows */
  function draw(now, rest, rows) {
    const [a, b] = now.key === 'a' ? [now, rest] : [rest, now];
    if (!beside.isConnected) track.after(beside);
    const grid = columns(rows, a.timeline, b.timeline);
    const shape = `${rest.key} ${rest.timeline.level} ${ticks(rest.timeline).map((tick) => tick.key + (tick.fold ? 'f' : ''))}`;
    if (shape !== drawn) {
      beside.replaceChildren(...ticks(rest.timeline).map((tick) => drawTick({ timeline: rest.timeline, lookups: rest.trace.lookups ?? [], ties: [] }, tick)));
      drawn = shape;
    }
    const row = parting(rows);
    for (const [element, lane] of /** @type {[HTMLElement, Lane][]} */ ([[track, now], [beside, rest]])) {
      element.dataset.lane = lane.key === 'a' ? 'as it was' : 'what if';
      element.style.order = lane.key === 'a' ? '1' : '2';
      element.style.setProperty('--columns', String(grid.columns));
      place(element, grid[lane.key], row ? tickAt(lane.timeline, row[lane.key]) : 0);
    }
    mark(rest);
    beside.setAttribute('aria-label', `The other lane, ${rest.name}: ${comparison[rest.key].verdict}`);
  }

  /** @param {Lane} rest */
  function mark({ timeline }) {
    const here = timeline.n === 0 ? -1 : position(timeline);
    all(beside, '.tick').forEach((element, i) => {
      element.classList.toggle('past', i < here);
      element.classList.toggle('counterpart', i === here);
    });
  }

  return {
    draw,
    clear() {
      beside.remove();
      for (const tick of all(track, '.tick')) {
        tick.style.gridColumn = '';
        tick.classList.remove('parts');
      }
      track.style.order = '';
      delete track.dataset.lane;
    },
  };
}

/** @param {HTMLElement} lane @param {Map<number, import('./align.js').Span>} spans @param {number} parts key of the tick where they part */
function place(lane, spans, parts) {
  for (const tick of all(lane, '.tick:not(.closer)')) {
    const key = Number(tick.dataset.key);
    const span = spans.get(key);
    tick.style.gridColumn = span ? `${span.from + 1} / ${span.to + 2}` : '';
    tick.classList.toggle('parts', key === parts);
  }
}
