// What is on screen is in the address: step, direction, level, selection, open panel, view, and which walk.
// A step replaces the entry of the history; another trace, selection, panel or view makes a new one, so that Back undoes it.

import { covered } from '../share/cover.js';
import { atFragment, fragmentOf } from '../trace/fragment.js';
import { FATE_SIGNS, fateOf } from '../trace/outcome.js';
import { current, moveBy, total } from '../trace/timeline.js';

/** @typedef {import('./session.js').State} State */
/** @typedef {import('../panel/places.js').Inside} Inside */
/** @typedef {Pick<State, 'trace'|'beside'>} Walks */

/**
 * @typedef {object} Page
 * @property {(state: State) => string} path the address of the page with these walks, without the moment
 * @property {() => Walks} asked the walks that the address asks for
 * @property {(asked: Walks) => Promise<boolean>} open shows them; false when something else was wanted meanwhile
 */

/** Browsers allow only so many changes of the address in a minute. */
const REST = 200;
const KEPT = ['theme', 'motion', 'answers'];

/** @param {import('./desk.js').Desk} desk @param {Page} page */
export function initAddress({ session, canvas, driver }, page) {
  let written = placesOf(session.now());
  /** Wishes of the address so far, and the last that was fulfilled. */
  let [wished, restored] = [0, 0];
  let queued = false;
  let resting = 0;
  session.hear((now, before) => {
    if (now.timeline.n !== before.timeline.n || now.timeline.level !== before.timeline.level || now.outcome !== before.outcome) titlePage(now);
    if (wished !== restored || queued || same(now, before)) return;
    queued = true;
    queueMicrotask(() => {
      queued = false;
      write();
    });
  });
  addEventListener('popstate', restore);

  function write() {
    const now = session.now();
    if (wished !== restored || (now.title && !now.outcome)) return;
    const places = placesOf(now);
    clearTimeout(resting);
    if (places !== written) history.pushState(null, '', addressOf(now, page));
    else rest(location.href);
    written = places;
  }

  /** Unless somebody went elsewhere meanwhile: then that address is the one to follow. @param {string} here */
  function rest(here) {
    resting = window.setTimeout(() => location.href === here && history.replaceState(history.state, '', addressOf(session.now(), page)), REST);
  }

  /** From the address to the screen; the last wish counts. */
  async function restore() {
    clearTimeout(resting);
    const mine = (wished += 1);
    try {
      const [asked, { trace, beside }] = [page.asked(), session.now()];
      const shown = (asked.trace === trace && asked.beside === beside) || (await page.open(asked));
      if (shown && mine === wished) apply(location.hash);
    } finally {
      if (mine === wished) {
        restored = mine;
        written = placesOf(session.now());
        write();
      }
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
  return t.n === b.n && t.level === b.level && t.stacked === b.stacked && now.outcome === before.outcome && now.title === before.title
    && now.beside === before.beside && now.selected === before.selected && now.inside === before.inside && now.view === before.view;
}

/** What Back undoes. @param {State} state */
function placesOf({ trace, beside, outcome, selected, inside, view }) {
  return [outcome ? trace : '', beside, selected, insideText(inside), view].join(' ');
}

/** @param {State} state @param {Page} page */
function addressOf(state, page) {
  const address = new URL(page.path(state), location.origin);
  const now = new URLSearchParams(location.search);
  for (const name of KEPT) if (now.has(name)) address.searchParams.set(name, now.get(name) ?? '');
  address.hash = hashOf(state);
  return address.href;
}

/** @param {Pick<State, 'timeline'|'selected'|'inside'|'view'>} state `#s=7&dir=fwd&lvl=operator&sel=node/node-a&in=node/node-a:rules&view=logical` */
function hashOf({ timeline, selected, inside, view }) {
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
function insideOf(text) {
  const [, kind, name, view] = text.match(/^(node|pod)\/(.+):([^:]+)$/) ?? [];
  return kind ? { kind: /** @type {'node'|'pod'} */ (kind), name, view } : null;
}

/** What an address may hold as it is, for the eye's sake. @param {string} text */
function plain(text) {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** What the page is called before there is a step. */
const untold = document.title;

/** @param {State} state */
function titlePage({ timeline, outcome, title }) {
  const tick = current(timeline);
  if (covered()) return;
  if (!tick) {
    document.title = untold;
    return;
  }
  const sign = outcome ? `${FATE_SIGNS[fateOf(outcome)]} ` : '';
  document.title = `${sign}Step ${tick.main.step.n}/${total(timeline)} ${tick.fold ? 'name lookup' : tick.main.step.title} – ${title}`;
}
