// Removing a trace or a lab, by whoever made it: asked twice, because links stop working; the dashboard brings it back for an hour.

import { all, byId } from '../dom.js';

/** @typedef {'trace'|'lab'} Kind */

/** @type {Record<Kind, string>} */
const SURE = {
  trace: 'Remove this trace for everybody? Links to it will say that its owner removed it, and when. For an hour you can undo it.',
  lab: 'Remove the lab with all its traces, for everybody? Links to them will say that their owner removed them, and when. For an hour you can undo it.',
};

export function initRemoval() {
  const box = byId('share-dialog');
  const [asks, sure] = [byId('share-asks'), byId('share-confirm')];
  const lab = byId('explorer').dataset.lab ?? '';
  let [trace, kind] = ['', /** @type {Kind} */ ('trace')];

  for (const ask of all(asks, '[data-remove]')) ask.addEventListener('click', () => asking(/** @type {Kind} */ (ask.dataset.remove)));
  byId('share-no').addEventListener('click', () => {
    shut();
    all(asks, `[data-remove=${kind}]`)[0]?.focus();
  });
  byId('share-yes').addEventListener('click', remove);

  /** @param {Kind} wanted */
  function asking(wanted) {
    kind = wanted;
    [asks.hidden, sure.hidden] = [true, false];
    say(SURE[kind]);
    byId('share-yes').textContent = `Remove the ${kind}`;
  }

  function shut() {
    [asks.hidden, sure.hidden] = [false, true];
  }

  /** @param {string} text */
  function say(text) {
    byId('share-sure').textContent = text;
    byId('share-sure').focus();
  }

  async function remove() {
    const path = kind === 'trace' ? `/api/v1/traces/${trace}` : `/api/v1/labs/${lab}`;
    const response = await fetch(path, { method: 'DELETE' }).catch(() => null);
    if (response?.ok || response?.status === 410) location.assign(kind === 'trace' ? `/dashboard?gone=${trace}#traces` : `/dashboard?gone=${lab}`);
    else if (response?.status === 401 || response?.status === 403) say(`Only the browser that made this ${kind} can remove it, or whoever has the lab’s edit token. Nothing was changed.`);
    else say('The server could not be reached. Nothing was changed; try again.');
  }

  return {
    /** @param {string} id of the trace, empty when the lab itself is shared */
    about(id) {
      trace = id;
      const may = { trace: box.dataset.owner === 'true' && id !== '', lab: box.dataset.labOwner === 'true' };
      for (const ask of all(asks, '[data-remove]')) ask.hidden = !may[/** @type {Kind} */ (ask.dataset.remove)];
      byId('share-remove').hidden = !may.trace && !may.lab;
      shut();
    },
  };
}
