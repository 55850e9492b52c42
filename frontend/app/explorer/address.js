// What is on screen is in the address: step, direction, level, selection, open panel, view; and on a lab's page the trace.
// A step replaces the entry of the history; another trace, selection, panel or view makes a new one, so that Back undoes it.

import { covered } from '../share/cover.js';
import { atFragment, fragmentOf } from '../trace/fragment.js';
import { current, moveBy, total } from '../trace/timeline.js';

/** @typedef {import('./session.js').State} State */
/** @typedef {import('../panel/places.js').Inside} Inside */

/** Browsers allow only so many changes of the address in a minute. */
const REST = 200;
const KEPT = ['theme', 'motion', 'answers', 'with'];

/**
 * @param {import('./desk.js').Desk} desk
 * @param {{lab: string, open: (trace: string) => Promise<void>}|null} page the lab whose page this is, null on a trace's own
 */
export function initAddress({ session, canvas, driver }, page) {
  let written = placesOf(session.now(), page !== null);
  let restoring = false;
  let queued = false;
  let resting = 0;
  session.hear((now, before) => {
    if (now.timeline.n !== before.timeline.n || now.timeline.level !== before.timeline.level || now.outcome !== before.outcome) titlePage(now);
    if (restoring || queued || same(now, before)) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      write();
    });
  });
  addEventListener('popstate', restore);

  function write() {
    const now = session.now();
    if (restoring || (now.title && !now.outcome)) return;
    const places = placesOf(now, page !== null);
    clearTimeout(resting);
    if (places !== written) history.pushState(null, '', addressOf(now, page?.lab));
    else resting = window.setTimeout(() => history.replaceState(history.state, '', addressOf(session.now(), page?.lab)), REST);
    written = places;
  }

  /** From the address to the screen. */
  async function restore() {
    clearTimeout(resting);
    restoring = true;
    try {
      const asked = new URLSearchParams(location.search).get('t') ?? '';
      if (page && asked !== session.now().trace) await page.open(asked);
      apply(location.hash);
    } finally {
      restoring = false;
      written = placesOf(session.now(), page !== null);
      write();
    }
  }

  /** @param {string} hash */
  function apply(hash) {
    const { timeline } = session.now();
    const params = new URLSearchParams(hash.slice(1));
    if (timeline.walked.length > 0) {
      const asked = atFragment(timeline, hash);
      driver.go(() => (asked.n > 0 ? asked : moveBy(asked, 1)));
    }
    if (params.has('file')) return;
    const view = params.get('view') === 'logical' ? 'logical' : 'physical';
    if (canvas.shown() !== view) canvas.show(view);
    const selected = params.get('sel') ?? '';
    session.set({ selected: canvas.has(selected) ? selected : '', inside: insideOf(params.get('in') ?? '') });
  }

  return { restore };
}

/** @param {State} now @param {State} before */
function same(now, before) {
  const { timeline: t } = now;
  const { timeline: b } = before;
  return t.n === b.n && t.level === b.level && t.stacked === b.stacked && now.outcome === before.outcome && now.selected === before.selected && now.inside === before.inside && now.view === before.view;
}

/** @param {State} state @param {boolean} traces whether the trace is part of it */
function placesOf({ trace, outcome, selected, inside, view }, traces) {
  return [traces && outcome ? trace : '', selected, insideText(inside), view].join(' ');
}

/** @param {State} state @param {string} [lab] */
export function addressOf(state, lab) {
  const address = new URL(lab ? `/labs/${encodeURIComponent(lab)}` : location.pathname, location.origin);
  const now = new URLSearchParams(location.search);
  for (const name of KEPT) if (now.has(name)) address.searchParams.set(name, now.get(name) ?? '');
  if (lab && state.outcome) address.searchParams.set('t', state.trace);
  address.hash = hashOf(state);
  return address.href;
}

/** @param {Pick<State, 'timeline'|'selected'|'inside'|'view'>} state `#s=7&dir=fwd&lvl=operator&sel=node/node-a&in=node/node-a:rules&view=logical` */
export function hashOf({ timeline, selected, inside, view }) {
  const parts = [
    fragmentOf(timeline).slice(1),
    selected && `sel=${plain(selected)}`,
    inside && `in=${plain(insideText(inside))}`,
    view === 'logical' && 'view=logical',
  ].filter(Boolean);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}

/** @param {Inside|null} inside */
function insideText(inside) {
  return inside ? `${inside.kind}/${inside.name}:${inside.view}` : '';
}

/** @param {string} text @returns {Inside|null} */
export function insideOf(text) {
  const [, kind, name, view] = text.match(/^(node|pod)\/(.+):([^:]+)$/) ?? [];
  return kind ? { kind: /** @type {'node'|'pod'} */ (kind), name, view } : null;
}

/** What an address may hold as it is, for the eye's sake. @param {string} text */
function plain(text) {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** @param {State} state */
function titlePage({ timeline, outcome, title }) {
  const tick = current(timeline);
  if (!tick || covered()) return;
  const sign = outcome ? (outcome.success ? '✔ ' : '✕ ') : '';
  document.title = `${sign}Step ${tick.main.step.n}/${total(timeline)} ${tick.fold ? 'name lookup' : tick.main.step.title} – ${title}`;
}
