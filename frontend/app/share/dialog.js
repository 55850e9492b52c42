// The share dialog: from where it starts, how it looks, and the link in each of its forms.

import { all, byId } from '../dom.js';
import { isReverse } from '../trace/walked.js';
import { total } from '../trace/timeline.js';
import { initTabs } from '../tabs.js';
import { caption, embedCode, embedLink, markdown, positionOf, qrLink, storedLink } from './moment.js';
import { LONGEST_LINK, pack } from './packed.js';
import { initRemoval } from './removal.js';

/** @typedef {import('./moment.js').Moment} Moment */
/** @typedef {{text: string, note: string, open?: string, picture?: string}} Offer */

const WHO_TRACE = 'Anyone with the link can look; nobody can change it, and later edits of the lab do not touch it. It is kept until its owner removes it.';
const WHO_LAB = 'Anyone with the link can look and trace; only this browser, or whoever has the edit token, can change it. It is kept until its owner removes it.';

/** @type {ReturnType<typeof newDialog>|null} */
let dialog = null;

/** @param {import('../explorer/session.js').Session} session */
export function openShare(session) {
  dialog ??= newDialog();
  dialog.open(session);
}

function newDialog() {
  const box = /** @type {HTMLDialogElement} */ (byId('share-dialog'));
  const options = /** @type {HTMLFormElement} */ (byId('share-options'));
  const text = /** @type {HTMLTextAreaElement} */ (byId('share-text'));
  const removal = initRemoval();
  /** @type {import('../explorer/session.js').State|null} */
  let state = null;
  let form = 'link';
  let asked = 0;
  /** @type {Map<string, Promise<string>>} */
  const scenarios = new Map();

  const tabs = initTabs(byId('share-forms'), (id) => {
    form = id.replace('share-tab-', '');
    byId('share-out').hidden = false;
    byId('share-out').setAttribute('aria-labelledby', id);
    draw();
  });
  options.addEventListener('input', draw);
  options.addEventListener('submit', (event) => event.preventDefault());
  box.addEventListener('keydown', (event) => event.stopPropagation());
  // the browser gives the focus back, a moment after this event, but for a key pressed nowhere in particular
  box.addEventListener('close', () => setTimeout(() => document.activeElement === document.body && byId('share').focus(), 30));
  box.addEventListener('click', (event) => event.target === box && box.close());
  byId('share-copy').addEventListener('click', copy);
  byId('share-system').addEventListener('click', () => navigator.share({ title: caption(moment()), url: storedLink(moment()) }).catch(() => {}));
  for (const button of all(box, '[data-share=close]')) button.addEventListener('click', () => box.close());
  text.addEventListener('focus', () => text.select());

  /** @returns {Moment} */
  function moment() {
    const chosen = new FormData(options);
    const { trace, timeline, title } = state ?? { trace: '', timeline: null, title: '' };
    const shown = timeline?.walked.find((walked) => walked.step.n === timeline.n);
    const here = chosen.get('start') === 'step' && shown;
    return {
      origin: location.origin, trace, title, of: timeline ? total(timeline) : 0,
      n: here ? shown.step.n : 0, step: here ? shown.step.title : '', dir: here && isReverse(shown) ? 'rev' : 'fwd',
      level: String(chosen.get('level')), theme: String(chosen.get('theme')), hide: chosen.has('hide'),
    };
  }

  /** @returns {Promise<Offer>} */
  async function offer() {
    const at = moment();
    if (!at.trace) return ofLab();
    if (form === 'packed') return packed(at);
    if (form === 'markdown') return { text: markdown(at), note: 'For tickets, README files and course notes.', open: storedLink(at) };
    if (form === 'embed') return { text: embedCode(at), note: `For blogs and learning platforms. It sets no cookie and stores nothing in the reader’s browser.${at.hide ? ' Its answers are not covered.' : ''}`, open: embedLink(at) };
    if (form === 'qr') return { text: storedLink(at), note: 'For a slide or a hand-out; it holds the link above it.', picture: qrLink(at), open: qrLink(at) };
    return { text: storedLink(at), note: at.n > 0 ? `Opens at step ${at.n} of ${at.of}.` : 'Opens at the first step.', open: storedLink(at) };
  }

  /** @returns {Offer} */
  function ofLab() {
    const link = `${location.origin}/labs/${byId('explorer').dataset.lab}`;
    return { text: link, note: 'Opens the lab as it is then. Trace something first to share a walk and its steps.', open: link };
  }

  /** @param {Moment} at @returns {Promise<Offer>} */
  async function packed(at) {
    try {
      const link = `${at.origin}/s${await pack(await scenario(at.trace), positionOf(at))}`;
      const length = `${link.length.toLocaleString('en')} characters`;
      if (link.length > LONGEST_LINK) return { text: '', note: `It would be ${length} long; beyond ${LONGEST_LINK.toLocaleString('en')}, chat programs and mail cut links off. Send the stored link (Link) instead.` };
      return { text: link, note: `${length}. Holds the manifests, redacted, and the request; needs nothing stored here, and opens on any Packetwalk.`, open: link };
    } catch (error) {
      return { text: '', note: error instanceof TooLarge ? 'The manifests are too large to travel in a link. Send the stored link (Link) instead.' : 'The manifests could not be fetched. Close this and try again; the stored link (Link) works meanwhile.' };
    }
  }

  /** @param {string} trace */
  function scenario(trace) {
    const known = scenarios.get(trace) ?? fetchScenario(trace);
    scenarios.set(trace, known);
    known.catch(() => scenarios.delete(trace));
    return known;
  }

  async function draw() {
    const mine = (asked += 1);
    byId('share-done').textContent = '';
    const made = await offer();
    if (mine !== asked) return;
    text.value = made.text;
    text.hidden = made.text === '';
    text.setAttribute('aria-label', `${box.querySelector('[role=tab][aria-selected=true]')?.textContent ?? 'Link'}, to copy`);
    const picture = /** @type {HTMLImageElement} */ (byId('share-qr'));
    picture.hidden = !made.picture;
    if (made.picture) [picture.src, picture.alt] = [made.picture, 'QR code of the link'];
    byId('share-note').textContent = made.note;
    byId('share-copy').hidden = made.text === '';
    const open = /** @type {HTMLAnchorElement} */ (byId('share-open'));
    open.hidden = !made.open;
    open.href = made.open ?? '#';
  }

  async function copy() {
    const done = byId('share-done');
    try {
      await navigator.clipboard.writeText(text.value);
      done.textContent = 'Copied';
    } catch {
      text.focus();
      done.textContent = 'Selected: press Ctrl+C to copy';
    }
  }

  return {
    /** @param {import('../explorer/session.js').Session} session */
    open(session) {
      state = session.now();
      const { n, level } = state.timeline;
      byId('share-step').textContent = n > 0 ? `this step (${n})` : 'this step';
      const start = /** @type {RadioNodeList} */ (options.elements.namedItem('start'));
      start.value = n > 0 ? 'step' : 'beginning';
      /** @type {HTMLInputElement} */ (start[0]).disabled = n === 0;
      /** @type {HTMLSelectElement} */ (options.elements.namedItem('level')).value = level.toLowerCase();
      byId('share-system').hidden = typeof navigator.share !== 'function';
      const lab = state.trace === '';
      byId('share-title').textContent = lab ? 'Share this lab' : 'Share this trace';
      byId('share-who').textContent = lab ? WHO_LAB : WHO_TRACE;
      options.hidden = lab;
      byId('share-forms').hidden = lab;
      removal.about(state.trace);
      box.showModal();
      tabs.show('share-tab-link');
      byId('share-copy').focus();
    },
  };
}

class TooLarge extends Error {}

/** @param {string} trace the text as the server wrote it: parsing it would lose long numbers */
async function fetchScenario(trace) {
  const response = await fetch(`/api/v1/traces/${trace}/scenario`);
  if (response.status === 413) throw new TooLarge();
  if (!response.ok) throw new Error(`the scenario answered ${response.status}`);
  return response.text();
}
