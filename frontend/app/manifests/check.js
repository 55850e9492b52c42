// The dry run on the server while somebody types; what it says replaces what the page says.

import { byId } from '../dom.js';
import { asRequest } from './draft.js';

const WAIT = 450;
const WAIT_FOR_BIG = 2000;
const BIG = 500_000;

/** @param {string} lab @param {() => import('./draft.js').Draft} draft @param {() => void} shown called when the page shows an answer */
export function createCheck(lab, draft, shown) {
  let timer = 0;
  /** @type {AbortController|null} */
  let running = null;

  async function run(thorough = false) {
    clearTimeout(timer);
    running?.abort();
    const mine = new AbortController();
    running = mine;
    say('Checking…');
    try {
      const answer = await fetch(`/labs/${lab}/manifests/check${thorough ? '?thorough=true' : ''}`, {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'text/html' }, body: asRequest(draft()), signal: mine.signal,
      });
      if (!answer.ok) say(await reason(answer));
      else {
        show(await answer.text());
        say('');
        shown();
      }
    } catch (error) {
      if (!mine.signal.aborted) say('The server could not be reached, so nothing is checked. What you typed is kept here.');
      else if (!(error instanceof DOMException)) throw error;
    }
  }

  return {
    run,
    /** Soon, unless somebody goes on typing. */
    soon() {
      clearTimeout(timer);
      const size = draft().files.reduce((sum, file) => sum + (file.text?.length ?? 0), 0);
      timer = window.setTimeout(() => run(), size > BIG ? WAIT_FOR_BIG : WAIT);
    },
    stop() {
      clearTimeout(timer);
      running?.abort();
      say('');
    },
  };
}

/** @param {Response} answer @returns {Promise<string>} */
export async function reason(answer) {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) return (await answer.json()).detail ?? answer.statusText;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector('main p')?.textContent?.trim() || 'The server refused it.';
}

/** @param {string} html */
function show(html) {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  for (const id of ['problems', 'outlook']) {
    const part = answer.getElementById(id);
    if (part) byId(id).replaceWith(document.adoptNode(part));
  }
}

/** @param {string} text */
function say(text) {
  const state = document.getElementById('check-state');
  if (state) state.textContent = text;
}
