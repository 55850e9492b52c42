// How many connections spread: counted by the server, drawn as bars with their numbers.

import { byId, h } from '../dom.js';
import { fetchJson } from '../explorer/desk.js';

/** @param {() => string} trace the walk that is shown */
export function initSpread(trace) {
  const details = /** @type {HTMLDetailsElement} */ (byId('spread'));
  const body = byId('spread-body');
  /** Each walk is counted once. @type {Map<string, Promise<import('./types.js').Spread|null>>} */
  const counted = new Map();
  let asked = '';
  details.addEventListener('toggle', follow);
  if (sessionStorage.getItem('spread') === 'open') details.open = true;
  sessionStorage.removeItem('spread');
  return { follow };

  /** While it is open, it speaks of the walk that is shown. */
  async function follow() {
    const id = trace();
    if (!details.open || asked === id) return;
    asked = id;
    body.replaceChildren(h('p', { class: 'none' }, 'Walking 1,000 connections…'));
    const counting = counted.get(id) ?? fetchJson(`/api/v1/traces/${id}/distribution?connections=1000`).catch(() => null);
    counted.set(id, counting);
    const spread = await counting;
    if (!spread) counted.delete(id);
    if (asked !== id) return;
    if (!spread) asked = '';
    body.replaceChildren(...(spread ? [h('p', {}, spread.sentence), bars(spread)] : [h('p', { class: 'none' }, 'That could not be counted. Close and open this again.')]));
  }
}

/** @param {import('./types.js').Spread} spread */
function bars({ shares }) {
  return h('table', { class: 'spread-bars' },
    h('thead', { class: 'unseen' }, h('tr', {}, h('th', { scope: 'col' }, 'Where to'), h('th', { scope: 'col' }, 'Connections'), h('th', { scope: 'col' }, 'Share'))),
    h('tbody', {}, ...shares.map((share) => {
      const bar = h('i', { class: 'bar', 'aria-hidden': 'true' });
      bar.style.setProperty('--share', `${share.percent}%`);
      return h('tr', {}, h('th', { scope: 'row', class: 'mono' }, share.to), h('td', { class: 'count' }, String(share.count)), h('td', { class: 'share' }, bar, h('span', {}, `${share.percent.toFixed(1)} %`)));
    })));
}
