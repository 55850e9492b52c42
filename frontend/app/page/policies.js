// The policy view: the server renders it all; here only the offers while typing, and choices that act at once.

import { all, byId } from '../dom.js';
import { initCombobox } from '../explorer/combobox.js';

export function initPolicies() {
  for (const id of ['pod', 'from', 'to']) initCombobox(/** @type {HTMLInputElement} */ (byId(id)));
  const choose = /** @type {HTMLFormElement} */ (byId('choose'));
  for (const select of all(choose, 'select')) select.addEventListener('change', () => choose.requestSubmit());
  if (location.hash === '#asked') byId('asked').focus();
}
