// The way to the share dialog, which is fetched when it is first wanted.

/** @param {import('./session.js').Session} session */
export function initShare(session) {
  for (const button of document.querySelectorAll('[data-action=share]')) {
    button.addEventListener('click', async () => {
      const { openShare } = await import('../share/dialog.js');
      openShare(session);
    });
  }
}
