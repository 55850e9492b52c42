// The way to the export dialog, there while a walk is; what is in the dialog is fetched when it is first wanted.

import { byId } from '../dom.js';
import { fileLinks } from './links.js';

/** @typedef {import('../explorer/session.js').Session} Session */

/** @param {Session} session */
export function initExports(session) {
  const button = byId('export');
  button.addEventListener('click', () => open(session));
  session.hear((now, before) => {
    if (now.title !== before.title) button.hidden = now.title === '';
    if (now.trace === before.trace) return;
    for (const [name, href] of Object.entries(fileLinks(now.trace))) document.querySelector(`[data-export=${name}]`)?.setAttribute('href', href);
  });
}

/** @param {Session} session */
async function open(session) {
  const { openDialog } = await import('./dialog.js');
  openDialog(session);
}
