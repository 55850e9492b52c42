// The one polite live region, and the small pill that says the same to the eye.

import { byId } from './dom.js';

/** Who holds a key down hears where they arrived, not every step on the way. */
const REST = 250;
let pending = 0;

/** @param {string} text only what the person started; playing says nothing unless it is asked to */
export function announce(text) {
  clearTimeout(pending);
  pending = window.setTimeout(() => { byId('live').textContent = text; }, REST);
}

let fading = 0;

/** @param {string} text */
export function toast(text) {
  const pill = byId('toast');
  pill.textContent = text;
  pill.classList.add('shown');
  clearTimeout(fading);
  fading = window.setTimeout(() => pill.classList.remove('shown'), 2600);
}
