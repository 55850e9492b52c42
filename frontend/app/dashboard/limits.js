// What is modelled: the filter acts while one types. Without script its button does the same.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';
import { initFrame } from '../frame.js';

initFrame();
const text = /** @type {HTMLInputElement} */ (byId('q'));
const how = /** @type {HTMLSelectElement} */ (byId('how'));
const whole = text.value === '' && how.value === '';
if (whole) {
  text.addEventListener('input', show);
  how.addEventListener('change', show);
  text.form?.addEventListener('submit', (event) => event.preventDefault());
} else how.addEventListener('change', () => text.form?.requestSubmit());

function show() {
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (/** @type {string} */ said) => words.every((word) => said.toLowerCase().includes(word));
  let kinds = 0;
  for (const kind of all(byId('limits'), '.limit')) {
    const name = kind.querySelector('h2')?.textContent ?? '';
    const rows = all(kind, 'tbody tr');
    for (const row of rows) row.hidden = !fits(`${name} ${row.textContent}`) || (how.value !== '' && row.dataset.how !== how.value);
    const own = fits(`${name} ${kind.querySelector('.how')?.textContent}`) && (how.value === '' || kind.dataset.how === how.value);
    kind.hidden = !own && rows.every((row) => row.hidden);
    kinds += kind.hidden ? 0 : 1;
  }
  byId('limits-none').hidden = kinds > 0;
  announce(kinds === 1 ? '1 kind' : `${kinds} kinds`);
}
