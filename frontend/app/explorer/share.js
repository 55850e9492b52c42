// Links to a moment, and the exports of a trace.

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

/** @param {string} trace the export menu's links, once there is a trace */
export function showExports(trace) {
  const menu = document.getElementById('export');
  if (!menu) return;
  menu.hidden = false;
  /** @type {Record<string, string>} */
  const links = { transcript: `/t/${trace}/transcript`, 'pcapng-all': `/api/v1/traces/${trace}.pcapng?point=all` };
  for (const form of ['txt', 'json', 'md', 'mmd', 'pcapng']) links[form] = `/api/v1/traces/${trace}.${form}`;
  for (const [name, href] of Object.entries(links)) menu.querySelector(`[data-export=${name}]`)?.setAttribute('href', href);
}
