// The sheet of keys: the same rows as /help/keys, those that do something here.

import { all } from './dom.js';
import { onKey, singleKeys } from './keys.js';
import { remember } from './remembered.js';

export function initSheet() {
  const sheet = document.getElementById('keys-sheet');
  if (!(sheet instanceof HTMLDialogElement)) return;
  for (const link of all(document, '[data-action=keys]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(sheet);
    });
  }
  onKey('keys', () => open(sheet));
  const single = document.getElementById('keys-single');
  if (single instanceof HTMLInputElement) {
    single.checked = singleKeys();
    single.addEventListener('change', () => remember('keys', single.checked ? '' : 'off'));
  }
  for (const button of all(sheet, '[data-action=close-sheet]')) button.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (event) => event.target === sheet && sheet.close());
}

/** @param {HTMLDialogElement} sheet */
function open(sheet) {
  for (const row of all(sheet, '[data-control]')) row.hidden = !document.querySelector(row.dataset.control ?? '');
  for (const group of all(sheet, 'tbody')) group.hidden = !group.querySelector('tr[data-control]:not([hidden])');
  sheet.showModal();
}
