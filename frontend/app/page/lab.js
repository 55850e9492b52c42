// The lab: pick, trace, watch.

import { all, byId } from '../dom.js';
import { initAddress } from '../explorer/address.js';
import { fetchJson, newDesk } from '../explorer/desk.js';
import { initFiles } from '../explorer/files.js';
import { newLive } from '../explorer/live.js';
import { initObjects } from '../explorer/objects.js';
import { initRequest } from '../explorer/request.js';
import { fetchStored, showStored } from '../explorer/stored.js';
import { selectFromAddress } from '../find/choose.js';
import { initTabs } from '../tabs.js';
import { newTimeline } from '../trace/timeline.js';

export async function initLab() {
  const explorer = byId('explorer');
  const { lab = '', revision = '' } = explorer.dataset;
  const sources = new Set([...document.querySelectorAll('#sources option')].map((option) => /** @type {HTMLOptionElement} */ (option).value));
  /** Wishes so far to show another walk: the last counts. */
  let wished = 0;
  const bar = initRequest((request) => {
    wished += 1;
    explorer.dataset.revision = revision;
    live.trace(request);
  });
  const side = initTabs(/** @type {HTMLElement} */ (byId('tab-objects').parentElement), (id) => { explorer.dataset.side = id.replace('tab-', ''); });
  const told = [...byId('inspector').querySelectorAll('.empty-state > *')];
  const desk = newDesk({ empty: () => told, from: startAt });
  for (const offer of all(document.body, '.try button')) offer.addEventListener('click', () => suggest(offer.dataset));
  const live = newLive(lab, desk, bar);
  const objects = initObjects(lab, { select: (id) => {
    desk.panes.close();
    desk.activate(id);
  } });
  desk.session.hear((now) => objects.mark(now.selected));
  initFiles(side, () => matchMedia('(max-width: 1199px)').matches && desk.panes.open('side'));

  const address = initAddress(desk, {
    path: ({ trace, outcome }) => `/labs/${lab}${outcome ? `?t=${trace}` : ''}`,
    asked: () => ({ trace: new URLSearchParams(location.search).get('t') ?? '', beside: '' }),
    open: ({ trace }) => open(trace),
  });
  if (!new URLSearchParams(location.search).get('t') && !(await open(''))) return;
  await address.restore();
  selectFromAddress(desk.canvas);
  if (explorer.dataset.run === 'true') bar.submit();

  /** @param {DOMStringMap} offer */
  function suggest(offer) {
    bar.suggest(offer);
    bar.submit();
  }

  /** @param {string} trace empty for the lab before any @returns {Promise<boolean>} whether it is shown */
  async function open(trace) {
    const mine = (wished += 1);
    live.cancel();
    bar.problem('');
    try {
      const [stored, picture] = trace ? await fetchStored(trace).catch(() => [null, null]) : [null, null];
      if (mine !== wished) return false;
      if (stored && picture && stored.lab === lab) {
        showStored(desk, stored, picture);
        bar.suggest(offerOf(stored.request));
        return true;
      }
      const whole = await fetchJson(`/api/v1/labs/${lab}/picture`);
      if (mine !== wished) return false;
      fresh(whole);
      if (trace) bar.problem('The trace of this address is not here any more. Press Trace to walk again.');
      return true;
    } catch {
      if (mine === wished) bar.problem('The picture could not be loaded. Reload the page to try again.');
      return false;
    }
  }

  /** @param {import('../trace/types.js').Picture} picture */
  function fresh(picture) {
    const { level, speed, stacked } = desk.session.now().timeline;
    desk.driver.stop();
    explorer.dataset.revision = revision;
    desk.session.set({ timeline: newTimeline({ level, speed, stacked }), outcome: null, trace: '', title: '', names: {}, lookups: [] });
    desk.canvas.draw(picture);
    if (explorer.dataset.run !== 'true') explorer.classList.remove('opening');
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

/** What the request bar takes, as text. @param {import('../trace/types.js').TraceRequest} request @returns {DOMStringMap} */
function offerOf({ from, to, method, headers, via, connections }) {
  return { from, to, method: method ?? 'GET', host: headers?.Host, via: via ?? '', connections: String(connections ?? 1) };
}
