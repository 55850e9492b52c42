// One stored trace, for anyone with the link: opens exactly where the fragment says.

import { toast } from '../announce.js';
import { byId, h } from '../dom.js';
import { initAddress } from '../explorer/address.js';
import { initBeats } from '../explorer/beats.js';
import { newDesk } from '../explorer/desk.js';
import { fetchStored, showStored } from '../explorer/stored.js';
import { initCover } from '../share/cover.js';

export async function initTrace() {
  initCover();
  const told = [...byId('inspector').querySelectorAll('.empty-state > *')];
  const desk = newDesk({ from: () => null, empty: () => told });
  /** @type {import('../whatif/lanes.js').Lanes|null} */
  let lanes = null;
  initBeats(desk);
  const address = initAddress(desk, { path: ({ trace, beside }) => `/t/${trace}${beside && `?with=${beside}`}`, asked, open });
  try {
    await address.restore();
    desk.canvas.fit(false);
  } catch (error) {
    byId('inspector').replaceChildren(h('h2', {}, 'This trace could not be loaded'), h('p', {}, 'Reload the page to try again; the transcript may still open.'));
    throw error;
  }

  /** @param {import('../explorer/address.js').Walks} walks */
  async function open({ trace, beside }) {
    if (lanes?.show(trace, beside)) return true;
    if (desk.session.now().trace) {
      location.reload();
      return false;
    }
    const [stored, picture] = await fetchStored(trace);
    showStored(desk, stored, picture);
    if (beside) lanes = await compare(stored, picture, beside);
    return true;
  }

  /** @param {import('../trace/types.js').Trace} trace @param {import('../trace/types.js').Picture} picture @param {string} beside */
  async function compare(trace, picture, beside) {
    try {
      const { openLanes } = await import('../whatif/lanes.js');
      return await openLanes(desk, trace, picture, beside);
    } catch {
      toast('The walk beside this one could not be loaded. Reload the page to try again.');
      return null;
    }
  }
}

function asked() {
  const beside = new URLSearchParams(location.search).get('with') ?? '';
  return { trace: location.pathname.split('/').pop() ?? '', beside: /^\w+$/.test(beside) ? beside : '' };
}
