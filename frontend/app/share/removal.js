// Removing a trace, by whoever made it: asked twice, because nothing brings it back.

import { byId } from '../dom.js';

export function initRemoval() {
  const box = byId('share-dialog');
  const [ask, sure] = [byId('share-ask'), byId('share-confirm')];
  let trace = '';

  ask.addEventListener('click', () => asking(true));
  byId('share-no').addEventListener('click', () => asking(false));
  byId('share-yes').addEventListener('click', remove);

  /** @param {boolean} on */
  function asking(on) {
    ask.hidden = on;
    sure.hidden = !on;
    (on ? byId('share-sure') : ask).focus();
  }

  async function remove() {
    const response = await fetch(`/api/v1/traces/${trace}`, { method: 'DELETE' }).catch(() => null);
    if (response?.ok || response?.status === 410) {
      byId('share-sure').textContent = 'Removed. Going to its lab…';
      location.assign(`/labs/${byId('explorer').dataset.lab}`);
      return;
    }
    byId('share-sure').textContent = response?.status === 401 || response?.status === 403
      ? 'Only the browser that made this trace can remove it, or whoever has the lab’s edit token. Nothing was changed.'
      : 'The server could not be reached. Nothing was changed; try again.';
    byId('share-sure').focus();
  }

  return {
    /** @param {string} id */
    about(id) {
      trace = id;
      byId('share-remove').hidden = box.dataset.owner === 'false' || id === '';
      ask.hidden = false;
      sure.hidden = true;
    },
  };
}
