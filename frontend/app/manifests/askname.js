// A dialog that asks for a file's name; what was typed stays until it is one.

import { byId } from '../dom.js';

/** @param {string} title @param {string} act @param {string} value @param {(name: string) => string} problem @returns {Promise<string|null>} null when it was given up */
export function askName(title, act, value, problem) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('ask-name'));
  const input = /** @type {HTMLInputElement} */ (byId('ask-input'));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector('form'));
  byId('ask-title').textContent = title;
  byId('ask-ok').textContent = act;
  byId('ask-error').textContent = '';
  input.value = value;
  dialog.showModal();
  input.setSelectionRange(0, value.lastIndexOf('.') > 0 ? value.lastIndexOf('.') : value.length);
  return new Promise((resolve) => {
    /** @type {string|null} */
    let answer = null;
    form.onsubmit = (event) => {
      const complaint = problem(input.value);
      byId('ask-error').textContent = complaint;
      if (complaint) event.preventDefault();
      else answer = input.value.trim();
    };
    /** @type {HTMLElement} */ (form.querySelector('[data-action=cancel]')).onclick = () => dialog.close();
    dialog.onclose = () => resolve(answer);
  });
}
