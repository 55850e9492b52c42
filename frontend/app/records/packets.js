// The capture of a trace as Wireshark lists it: a row for each frame at each place it passes.

import { byId, h, middle } from '../dom.js';
import { time } from '../inspector/heading.js';
import { atFragment } from '../trace/fragment.js';
import { mark } from './events.js';
import { initRoving } from './roving.js';

/** @typedef {{number: number, micros: number, place: string, source: string, destination: string, protocol: string, length: number, says: string, step: number}} Line */
/** @typedef {{places: string[], client: string, packets: Line[]}} PacketList */

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver */
export function initPackets(session, driver) {
  const panel = byId('panel-packets');
  const empty = [...panel.childNodes];
  initRoving(panel);
  let shown = '';
  session.hear((now) => {
    if (now.trace !== shown) forget();
    else point(now.timeline.n);
  });
  return { open };

  function forget() {
    shown = '';
    panel.replaceChildren(...empty);
    if (!panel.hidden) open();
  }

  async function open() {
    const { trace, timeline } = session.now();
    if (!trace || !timeline.complete || trace === shown) return;
    shown = trace;
    panel.replaceChildren(h('p', { class: 'none' }, 'Loading the packets…'));
    try {
      const response = await fetch(`/api/v1/traces/${trace}/packets`, { headers: { Accept: 'application/json' } });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      draw(trace, await response.json());
    } catch {
      shown = '';
      panel.replaceChildren(h('p', { class: 'none' }, 'The packets could not be loaded. ', h('button', { class: 'link', type: 'button', click: open }, 'Try again')));
    }
  }

  /** @param {string} trace @param {PacketList} list */
  function draw(trace, list) {
    if (trace !== session.now().trace) return;
    panel.replaceChildren(tools(trace, list, filter), table(list, (n) => driver.go((t) => atFragment(t, `#s=${n}`))));
    point(session.now().timeline.n);
  }

  /** @param {string} place empty for all */
  function filter(place) {
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll('tbody tr'))) row.hidden = place !== '' && row.dataset.place !== place;
  }

  /** The last place the packet of the step was seen at. @param {number} n */
  function point(n) {
    const steps = [...panel.querySelectorAll('tr[data-n]')].map((row) => Number(/** @type {HTMLElement} */ (row).dataset.n)).filter((step) => step <= n);
    mark(panel, steps.length > 0 ? Math.max(...steps) : 0);
  }
}

/** @param {string} trace @param {PacketList} list @param {(place: string) => void} filter */
function tools(trace, list, filter) {
  const select = h('select', { id: 'packets-place', change: () => filter(select.value) }, h('option', { value: '' }, `all ${list.places.length} places`), ...list.places.map((place) => h('option', { value: place }, place)));
  return h('div', { class: 'packets-tools' },
    h('div', { class: 'field' }, h('label', { for: 'packets-place' }, 'Seen at'), select),
    h('a', { class: 'btn', href: `/api/v1/traces/${trace}.pcapng`, download: '' }, 'Capture at the client'),
    h('a', { class: 'btn', href: `/api/v1/traces/${trace}.pcapng?point=all`, download: '' }, 'Capture everywhere'),
    h('span', { class: 'soft' }, `${list.packets.length} frames, simulated`));
}

/** @param {PacketList} list @param {(n: number) => void} go */
function table(list, go) {
  const told = new Set();
  return h('table', { class: 'events packets' },
    h('caption', { class: 'unseen' }, 'Every frame at every place it passes'),
    h('thead', {}, h('tr', {}, ...['no.', 'time', 'seen at', 'source', 'destination', 'protocol', 'length', 'info'].map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...list.packets.map((line) => {
      const first = !told.has(line.step);
      told.add(line.step);
      return h('tr', { 'data-n': first && line.step, 'data-place': line.place, click: () => go(line.step) },
        h('th', { scope: 'row' }, h('button', { class: 'go', type: 'button', tabindex: -1, 'data-keep': `packet-${line.number}`, 'aria-label': `${line.number}, go to step ${line.step}` }, line.number)),
        h('td', {}, time(line.micros)), h('td', { title: line.place }, placeText(line.place)), h('td', {}, line.source), h('td', {}, line.destination),
        h('td', {}, line.protocol), h('td', { class: 'count' }, line.length), h('td', { title: line.says }, line.says));
    })));
}

/** "pod web…x2kp4 eth0": the namespace is in the title. @param {string} place */
function placeText(place) {
  return place.split(' ').map((word) => middle(word.split('/').length === 2 && place.startsWith('pod ') ? word.split('/')[1] : word, 26)).join(' ');
}
