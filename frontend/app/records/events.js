// The table twin of the animation: each step a row.

import { byId, h, middle } from '../dom.js';
import { redraw } from '../focus.js';
import { time } from '../inspector/heading.js';
import { LOOKS } from '../trace/look.js';
import { moveTo } from '../trace/timeline.js';
import { placeText } from '../trace/walked.js';
import { initRoving, tabStop } from './roving.js';

/** @typedef {import('../trace/walked.js').Walked} Walked */

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver */
export function initEvents(session, driver) {
  const panel = byId('panel-events');
  /** @type {unknown[]} */
  let drawn = [];
  const empty = [...panel.childNodes];
  initRoving(panel);
  session.hear(({ timeline }) => {
    const { walked, level } = timeline;
    if (walked !== drawn[0] || level !== drawn[1]) redraw(panel, () => draw(walked.filter(({ step }) => step.levels.includes(level))));
    drawn = [walked, level];
    mark(panel, timeline.n);
  });

  /** @param {Walked[]} visible */
  function draw(visible) {
    panel.replaceChildren(...(visible.length === 0 ? empty : [table(visible, (n) => driver.go((t) => moveTo({ ...t, opened: openedFor(t, n) }, n)))]));
  }
}

/** A row of a folded lookup opens it. @param {import('../trace/timeline.js').Timeline} t @param {number} n */
function openedFor(t, n) {
  const walked = t.walked.find((one) => one.step.n === n);
  const visible = t.walked.filter((one) => one.step.levels.includes(t.level));
  if (walked?.leg.kind !== 'DNS') return t.opened;
  let first = visible.findIndex((one) => one.step.n === n);
  while (first > 0 && visible[first - 1].leg.kind === 'DNS') first -= 1;
  const key = visible[first]?.step.n;
  return key === undefined || t.opened.includes(key) ? t.opened : [...t.opened, key];
}

/** @param {Walked[]} visible @param {(n: number) => void} go */
function table(visible, go) {
  return h('table', { class: 'events' },
    h('caption', { class: 'unseen' }, 'Every step at this level'),
    h('thead', {}, h('tr', {}, ...['#', 'time', 'where', 'what', 'packet'].map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...visible.map((walked) => {
      const row = h('tr', { 'data-n': walked.step.n, 'data-look': walked.look },
        h('th', { scope: 'row' }, h('button', { class: 'go', type: 'button', tabindex: -1, 'data-keep': `event-${walked.step.n}`, 'aria-label': `Go to step ${walked.step.n}` }, walked.step.n)),
        h('td', { class: 'count' }, time(walked.step.at)),
        whereCell(walked),
        h('td', {}, h('span', { 'aria-hidden': 'true' }, `${LOOKS[walked.look].mark} `), walked.step.title),
        h('td', {}, ...packetText(walked)));
      row.addEventListener('click', () => go(walked.step.n));
      return row;
    })));
}

/** @param {Walked} walked */
function whereCell(walked) {
  const where = placeText(walked);
  const kernel = [walked.step.table, walked.step.hook].filter(Boolean).join('/');
  return h('td', { title: `${where} ${kernel}` }, middle(where, 30), kernel && h('span', { class: 'soft' }, ` ${kernel}`));
}

/** @param {Walked} walked @returns {(string|Node)[]} */
function packetText({ step }) {
  if (!step.packet) return [step.dns ? `${step.dns.name} ${step.dns.type}` : ''];
  const { after } = step.packet;
  const loud = new Set(step.changes.map((change) => change.field));
  const end = (/** @type {string} */ address, /** @type {number} */ port, /** @type {boolean} */ changed) => {
    const text = port ? `${address.includes(':') ? `[${address}]` : address}:${port}` : address;
    return changed ? h('b', {}, text) : text;
  };
  return [
    end(after.src, after.sport, loud.has('src') || loud.has('sport')), ' → ',
    end(after.dst, after.dport, loud.has('dst') || loud.has('dport')), ` ${after.flags || after.protocol}`,
    after.outer ? ' in VXLAN'.replace('VXLAN', typeof after.outer === 'string' ? 'a tunnel' : after.outer.kind) : '',
  ];
}

/** @param {HTMLElement} panel @param {number} n */
export function mark(panel, n) {
  for (const row of panel.querySelectorAll('[data-n]')) {
    const now = Number(/** @type {HTMLElement} */ (row).dataset.n) === n;
    row.classList.toggle('now', now);
    if (now) {
      row.setAttribute('aria-current', 'step');
      queueMicrotask(() => panel.offsetParent && row.isConnected && keepInSight(panel, /** @type {HTMLElement} */ (row)));
    } else row.removeAttribute('aria-current');
  }
  tabStop(panel, panel.querySelector('[aria-current=step]'));
}

/** Whole rows only: under the header stands the top of a row, never the rest of one. @param {HTMLElement} panel @param {HTMLElement} row */
function keepInSight(panel, row) {
  const body = row.parentElement;
  const table = body?.parentElement;
  if (!body || !(table instanceof HTMLTableElement)) return row.scrollIntoView({ block: 'nearest' });
  const height = row.offsetHeight || 1;
  const index = Math.round((row.offsetTop - (table.tHead?.offsetHeight ?? 0)) / height);
  const room = Math.max(1, Math.floor((panel.clientHeight - (table.tHead?.offsetHeight ?? 0) - table.offsetTop) / height));
  const top = Math.round((panel.scrollTop - table.offsetTop) / height);
  if (index < top || index >= top + room) panel.scrollTop = Math.max(0, table.offsetTop + (index - Math.floor(room / 2)) * height);
}
