// Light, dark or high contrast; how much moves. The system's choice until a person makes their own.

import { all } from './dom.js';
import { recall, remember } from './remembered.js';

export function initTheme() {
  const asked = new URLSearchParams(location.search);
  for (const name of ['theme', 'motion']) {
    const chosen = asked.get(name) || recall(name) || 'system';
    for (const radio of all(document, `input[name=${name}]`)) {
      if (!(radio instanceof HTMLInputElement)) continue;
      radio.checked = radio.value === chosen;
      radio.addEventListener('change', () => choose(name, radio.value));
    }
  }
}

/** @param {string} name theme or motion @param {string} value */
function choose(name, value) {
  const system = value === 'system';
  remember(name, system ? '' : value);
  const { dataset } = document.documentElement;
  if (system) delete dataset[name];
  else dataset[name] = value;
  unpin(name);
  dispatchEvent(new Event(name));
}

/** Whoever chooses is no longer bound by the link they came with. @param {string} name */
function unpin(name) {
  const address = new URL(location.href);
  if (!address.searchParams.has(name)) return;
  address.searchParams.delete(name);
  history.replaceState(history.state, '', address);
}

export function reducedMotion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'reduced';
}
