// The gallery of samples: a filter over what they teach.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';

export function initGallery() {
  const filter = document.getElementById('gallery-filter');
  if (!(filter instanceof HTMLInputElement)) return;
  byId('gallery-find').hidden = false;
  filter.addEventListener('input', () => show(filter.value));
  byId('gallery-clear').addEventListener('click', () => {
    filter.value = '';
    show('');
    filter.focus();
  });
}

/** @param {string} text */
function show(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const group of all(byId('samples'), '.group')) {
    const heading = (group.querySelector('h3')?.textContent ?? '').toLowerCase();
    const cards = all(group, '.gallery > li');
    for (const card of cards) card.hidden = !words.every((word) => `${heading} ${card.textContent}`.toLowerCase().includes(word));
    group.hidden = cards.every((card) => card.hidden);
    shown += cards.filter((card) => !card.hidden).length;
  }
  byId('gallery-none').hidden = shown > 0;
  announce(shown === 1 ? '1 sample' : `${shown} samples`);
}
