// Keeping what was edited; whatever the server says, nothing typed goes.

import { announce, toast } from '../announce.js';
import { byId, h } from '../dom.js';
import { reason } from './check.js';
import { asRequest, forgetDraft, isChanged } from './draft.js';

const SAID = 'manifests:said';

/**
 * @param {string} lab
 * @param {{draft: () => import('./draft.js').Draft, leave: () => void, moveOnto: (revision: number) => Promise<void>}} page
 */
export function createSave(lab, { draft, leave, moveOnto }) {
  let busy = false;

  /** @param {'save'|'copy'} action */
  return async function save(action) {
    if (busy) return;
    if (action === 'save' && !isChanged(draft())) return nothing();
    busy = true;
    const sent = draft();
    try {
      const answer = await fetch(`/labs/${lab}/manifests${action === 'copy' ? '/copy' : ''}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: asRequest(sent),
      });
      if (answer.ok) done(action, await answer.json());
      else if (answer.status === 409) conflict(sent.base, await answer.json());
      else notice('bad', 'Not saved.', `${await reason(answer)} What you typed is still here.`);
    } catch {
      notice('bad', 'Not saved.', 'The server could not be reached. What you typed is still here; try again in a moment.');
    } finally {
      busy = false;
    }
  };

  /** @param {'save'|'copy'} action @param {{revision?: number, url: string}} made */
  function done(action, made) {
    leave();
    forgetDraft(sessionStorage, lab);
    sessionStorage.setItem(SAID, action === 'copy' ? 'A lab of your own, with these files.' : `Saved as revision ${made.revision}.`);
    const file = new URLSearchParams(location.search).get('file');
    location.assign(made.url + (file ? `?file=${encodeURIComponent(file)}` : ''));
  }

  /** @param {number} base @param {{detail: string, current: number}} told */
  function conflict(base, { detail, current }) {
    notice('bad', 'Not saved.', detail, h('a', { class: 'btn', href: `/labs/${lab}/diff/${base}..${current}`, target: '_blank' }, `What revision ${current} changed (new tab)`),
      h('button', { class: 'btn', type: 'button', click: () => moveOnto(current) }, `Put my changes on revision ${current}`));
  }
}

function nothing() {
  announce('Nothing is changed, so there is nothing to save.');
  toast('Nothing is changed, so there is nothing to save.');
}

/** @param {'good'|'bad'} tone @param {string} head @param {string} text @param {...HTMLElement} acts */
export function notice(tone, head, text, ...acts) {
  byId('notices').replaceChildren(h('div', { class: `notice ${tone}`, role: tone === 'bad' ? 'alert' : false }, h('p', {}, h('b', {}, head), ` ${text}`), acts.length > 0 && h('p', { class: 'acts' }, ...acts)));
}

/** What the page before this one had to say. */
export function sayWhatWasDone() {
  const said = sessionStorage.getItem(SAID);
  if (!said) return;
  sessionStorage.removeItem(SAID);
  notice('good', said, '');
  announce(said);
}
