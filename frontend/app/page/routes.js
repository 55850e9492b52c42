// The routes page: the server renders it all; here only the offers while typing, and a word for who cannot see the answer come.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';
import { initCombobox, setValue } from '../explorer/combobox.js';

export function initRoutes() {
  const url = document.getElementById('url');
  if (!(url instanceof HTMLInputElement)) return;
  initCombobox(url);
  if (url.value === '') url.focus();
  const answer = byId('answer');
  let taken = false;
  document.body.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-url]') : null;
    taken = link instanceof HTMLElement;
    if (link instanceof HTMLElement) fill(url, link.dataset.url ?? '', link.dataset.proxy ?? '');
  });
  document.body.addEventListener('htmx:afterSwap', () => {
    announce(all(answer, '[data-said]')[0]?.dataset.said ?? '');
    document.title = document.title.replace(/^.* in /, () => `${url.value || 'Routes'} in `);
    if (!taken) return;
    taken = false;
    answer.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  });
}

/** What a link tries stands in the form, so that it can be changed. @param {HTMLInputElement} url @param {string} value @param {string} proxy */
function fill(url, value, proxy) {
  setValue(url, value);
  const chosen = document.getElementById('proxy');
  if (chosen instanceof HTMLSelectElement) chosen.value = proxy;
  const method = byId('method');
  if (method instanceof HTMLSelectElement) method.value = 'GET';
  const header = byId('header');
  if (header instanceof HTMLTextAreaElement) header.value = '';
}
