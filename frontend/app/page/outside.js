// The page about the world outside: its example can be copied.

import { copy } from '../inspector/evidence.js';

const example = document.getElementById('outside-example');
const button = document.querySelector('[data-action=copy-example]');
if (example && button instanceof HTMLElement) {
  button.hidden = false;
  button.addEventListener('click', () => copy(example.textContent ?? '', 'Example copied'));
}
