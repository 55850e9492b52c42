// Links to a moment, and the exports of a trace.

import { fileLinks } from '../export/links.js';

/** @typedef {import('./session.js').Session} Session */

/** @param {Session} session */
export function initShare(session) {
  for (const button of document.querySelectorAll('[data-action=share]')) button.addEventListener('click', () => share(session));
}

/** The dialog is fetched when it is first wanted. @param {Session} session */
export async function share(session) {
  const { openShare } = await import('../share/dialog.js');
  openShare(session);
}

/** @param {string} trace the links of the export dialog, once there is a trace */
export function showExports(trace) {
  const button = document.getElementById('export');
  if (button) button.hidden = false;
  for (const [name, href] of Object.entries(fileLinks(trace))) document.querySelector(`[data-export=${name}]`)?.setAttribute('href', href);
}
