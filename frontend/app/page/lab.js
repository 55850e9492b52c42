// The lab: pick, trace, watch.

import { all, byId, h } from '../dom.js';
import { fetchJson, newDesk } from '../explorer/desk.js';
import { initFiles } from '../explorer/files.js';
import { newLive } from '../explorer/live.js';
import { initObjects } from '../explorer/objects.js';
import { initRequest } from '../explorer/request.js';
import { initTabs } from '../tabs.js';

export async function initLab() {
  const explorer = byId('explorer');
  const lab = explorer.dataset.lab ?? '';
  const sources = new Set([...document.querySelectorAll('#sources option')].map((option) => /** @type {HTMLOptionElement} */ (option).value));
  const bar = initRequest((request) => live.trace(request));
  const side = initTabs(/** @type {HTMLElement} */ (byId('tab-objects').parentElement), (id) => { explorer.dataset.side = id.replace('tab-', ''); });
  const desk = newDesk({ ownsAddress: false, filesPage: '', empty: () => suggestions(bar), from: startAt });
  const live = newLive(lab, desk, bar);
  const objects = initObjects({ select: (id) => {
    desk.panes.close();
    desk.activate(id);
  }, showTree: () => side.show('tab-objects') });
  desk.session.hear((now) => objects.mark(now.selected));
  initFiles(side, () => matchMedia('(max-width: 1199px)').matches && desk.panes.open('side'));

  try {
    desk.canvas.draw(await fetchJson(`/api/v1/labs/${lab}/picture`));
  } catch {
    bar.problem('The picture could not be loaded. Reload the page to try again.');
    return;
  }
  if (explorer.dataset.run === 'true') {
    history.replaceState(null, '', `${location.pathname}${location.hash}`);
    bar.submit();
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
