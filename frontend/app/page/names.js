// The name explorer: the server renders it all; here only the offers while typing, and a word for who cannot see the answer come.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';
import { initCombobox, setValue } from '../explorer/combobox.js';

export function initNames() {
  const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (byId(id));
  initCombobox(field('from'));
  initCombobox(field('name'));
  if (field('name').value === '') field('name').focus();
  const answer = byId('answer');
  answer.addEventListener('click', (event) => {
    const taken = event.target instanceof Element ? event.target.closest('[data-name]') : null;
    if (!(taken instanceof HTMLElement)) return;
    setValue(field('name'), taken.dataset.name ?? '');
    field('type').value = taken.dataset.type ?? '';
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    const said = all(answer, '[data-said]')[0];
    announce(said?.dataset.said ?? '');
    document.title = document.title.replace(/^.* in /, `${field('name').value || 'Names'} in `);
    if (!answer.contains(document.activeElement) && document.activeElement !== document.body) return;
    answer.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  });
}
