// The records fold to the line of their tabs. In a low window they are folded until a person opens them: the picture has the room then.

import { all, byId } from '../dom.js';
import { recall, remember } from '../remembered.js';

export function initFold() {
  const explorer = byId('explorer');
  const button = byId('records-fold');
  /** The same height is in explorer.css. */
  const low = matchMedia('(max-height: 819px)');
  const folded = () => explorer.dataset.records === 'folded' || (low.matches && explorer.dataset.records !== 'open');
  const kept = recall('records');
  if (kept === 'open' || kept === 'folded') explorer.dataset.records = kept;
  new MutationObserver(tell).observe(explorer, { attributeFilter: ['data-records'] });
  low.addEventListener('change', tell);
  button.addEventListener('click', () => put(folded() ? 'open' : 'folded'));
  for (const tab of all(byId('records'), '[role=tab]')) tab.addEventListener('click', () => folded() && put('open'));
  tell();

  /** @param {'open'|'folded'} how */
  function put(how) {
    explorer.dataset.records = how;
    remember('records', how);
    if (how === 'open') requestAnimationFrame(showCurrent);
  }

  function tell() {
    button.setAttribute('aria-expanded', String(!folded()));
    button.title = folded() ? 'Open the records' : 'Fold the records';
  }
}

/** What was drawn while nobody saw it is where it began. */
export function showCurrent() {
  const panel = byId('records').querySelector('[role=tabpanel]:not([hidden])');
  panel?.querySelector('.now, [aria-current=step]')?.scrollIntoView({ block: 'center' });
  if (panel) panel.scrollLeft = 0;
}
