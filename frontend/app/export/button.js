// The way to the export dialog; what is in it is fetched when it is first wanted.

/** @param {import('../explorer/session.js').Session} session */
export function initExports(session) {
  for (const button of document.querySelectorAll('[data-action=export]')) button.addEventListener('click', () => openExports(session));
}

/** @param {import('../explorer/session.js').Session} session */
export async function openExports(session) {
  const { openDialog } = await import('./dialog.js');
  openDialog(session);
}
