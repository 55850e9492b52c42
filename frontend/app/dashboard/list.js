// The list of traces: the server filters and sorts, htmx swaps; here picking, choices that act at once, and a word for who cannot see it.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';
import { showPlaces } from './continue.js';

export function initList() {
  dress();
  document.body.addEventListener('htmx:afterSettle', (event) => {
    const swapped = event.target instanceof Element && event.target.id === 'traces';
    if (!swapped) return;
    dress();
    showPlaces();
    announce(byId('traces-said').dataset.said ?? '');
    if (document.activeElement === document.body || document.activeElement === null) byId('traces').focus({ preventScroll: true });
  });
}

function dress() {
  const filters = document.getElementById('filters');
  if (filters instanceof HTMLFormElement) {
    for (const choice of all(filters, 'select, input[type=checkbox]')) choice.addEventListener('change', () => filters.requestSubmit());
  }
  const whole = document.getElementById('pick-all');
  const box = whole?.querySelector('input');
  if (!whole || !box) return;
  whole.hidden = false;
  const picks = () => /** @type {HTMLInputElement[]} */ (all(byId('picked'), 'tbody input[name=trace]'));
  box.addEventListener('change', () => {
    for (const pick of picks()) pick.checked = box.checked;
    count();
  });
  for (const pick of picks()) pick.addEventListener('change', count);

  function count() {
    const picked = picks().filter((pick) => pick.checked).length;
    if (box) {
      box.checked = picked > 0 && picked === picks().length;
      box.indeterminate = picked > 0 && !box.checked;
    }
    const summary = document.querySelector('#picked .sure summary');
    if (summary) summary.textContent = picked > 0 ? `Delete ${picked} picked…` : 'Delete picked…';
  }
}
