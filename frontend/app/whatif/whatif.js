// What if: the buttons on the timeline; the dialog and the lanes are fetched when they are wanted.

import { announce, toast } from '../announce.js';
import { all } from '../dom.js';
import { ask, goTo } from './ask.js';

/** @param {import('../explorer/desk.js').Desk} desk */
export function initWhatIf(desk) {
  const { session } = desk;
  for (const button of all(document, '[data-action=whatif]')) {
    button.addEventListener('click', async () => {
      desk.driver.stop();
      const { openWhatIf } = await import('./dialog.js');
      openWhatIf(session);
    });
  }
  for (const button of all(document, '[data-action=reroll]')) button.addEventListener('click', () => reroll(session));
  session.hear(draw);
  draw(session.now());

  /** A walk can be asked about when it is whole. @param {import('../explorer/session.js').State} state */
  function draw({ outcome }) {
    for (const button of all(document, '[data-action=whatif], [data-action=reroll]')) button.toggleAttribute('disabled', !outcome);
  }
}

/** @param {import('../explorer/session.js').Session} session */
async function reroll(session) {
  const { trace, timeline } = session.now();
  announce('Rolling again');
  try {
    sessionStorage.setItem('spread', 'open');
    goTo(await ask(trace, timeline.n, { kind: 'SEED' }), timeline.level);
  } catch (error) {
    toast(error instanceof Error ? error.message : 'That did not work; try again.');
  }
}
