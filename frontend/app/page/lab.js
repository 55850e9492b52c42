// The lab: pick, trace, watch.

import { all, byId, h } from '../dom.js';
import { initAddress } from '../explorer/address.js';
import { fetchJson, newDesk } from '../explorer/desk.js';
import { initFiles } from '../explorer/files.js';
import { newLive } from '../explorer/live.js';
import { initObjects } from '../explorer/objects.js';
import { initRequest } from '../explorer/request.js';
import { openStored } from '../explorer/stored.js';
import { selectFromAddress } from '../find/choose.js';
import { initTabs } from '../tabs.js';
import { newTimeline } from '../trace/timeline.js';

export async function initLab() {
  const explorer = byId('explorer');
  const lab = explorer.dataset.lab ?? '';
  const sources = new Set([...document.querySelectorAll('#sources option')].map((option) => /** @type {HTMLOptionElement} */ (option).value));
  const bar = initRequest((request) => live.trace(request));
  const side = initTabs(/** @type {HTMLElement} */ (byId('tab-objects').parentElement), (id) => { explorer.dataset.side = id.replace('tab-', ''); });
  const desk = newDesk({ filesPage: '', empty: () => suggestions(bar), from: startAt });
  const live = newLive(lab, desk, bar);
  const objects = initObjects({ select: (id) => {
    desk.panes.close();
    desk.activate(id);
  } });
  desk.session.hear((now) => objects.mark(now.selected));
  initFiles(side, () => matchMedia('(max-width: 1199px)').matches && desk.panes.open('side'));

  const address = initAddress(desk, { lab, open: (trace) => (trace ? stored(trace) : fresh()) });
  try {
    if (!new URLSearchParams(location.search).has('t')) await fresh();
    await address.restore();
  } catch {
    bar.problem('The picture could not be loaded. Reload the page to try again.');
    return;
  }
  selectFromAddress(desk.canvas);
  if (explorer.dataset.run === 'true') bar.submit();

  /** @param {string} trace */
  async function stored(trace) {
    try {
      const { request, lab: its } = await openStored(desk, trace);
      if (its !== lab) throw new Error(`${trace} was walked in ${its}`);
      bar.suggest({ from: request.from, to: request.to, method: request.method ?? 'GET', host: request.headers?.Host, via: request.via ?? '', connections: String(request.connections ?? 1) });
    } catch {
      await fresh();
      bar.problem('The trace of this address is not here any more. Press Trace to walk again.');
    }
  }

  async function fresh() {
    const { level, speed, stacked } = desk.session.now().timeline;
    desk.driver.stop();
    const picture = await fetchJson(`/api/v1/labs/${lab}/picture`);
    desk.session.set({ timeline: newTimeline({ level, speed, stacked }), outcome: null, trace: '', title: '', names: {}, lookups: [] });
    desk.canvas.draw(picture);
  }

  /** @param {string} vertex */
  function startAt(vertex) {
    const value = vertex === 'outside' ? 'external' : vertex;
    if (!sources.has(value)) return null;
    return () => {
      bar.fill(value);
      byId('to').focus();
    };
  }
}

/** @param {ReturnType<typeof initRequest>} bar @returns {Node[]} */
function suggestions(bar) {
  const offers = all(byId('suggestions'), 'li');
  return [
    h('h2', {}, 'No packet yet'),
    h('p', {}, offers.length > 0 ? 'Pick From and To above and press Trace, or try one of these:' : 'Pick From and To above and press Trace.'),
    h('div', { class: 'try' }, ...offers.map((offer) => h('button', { class: 'btn', type: 'button', click: () => {
      bar.suggest(offer.dataset);
      bar.submit();
    } }, offer.textContent))),
  ];
}
