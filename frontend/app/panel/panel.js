// Inside a node or a pod: what is programmed there, and what the step on screen used of it.

import { byId } from '../dom.js';
import { atFragment } from '../trace/fragment.js';
import { current } from '../trace/timeline.js';
import { LOADING, initBar } from './bar.js';
import { finder } from './finder.js';
import { grep } from './layout.js';
import { newListing } from './listing.js';
import { connection, decisive, marksOf, usesOf } from './marks.js';
import { holds, label, pathOf } from './places.js';
import { logNote } from './lognote.js';
import { podCard } from './podcard.js';
import { resolvCard } from './resolvcard.js';
import { newSource, remembered } from './source.js';
import { drawHead } from './head.js';
import { commandOf, emptyText, isCard, resolved, viewsOf } from './views.js';

/** @typedef {import('./places.js').Inside} Inside */
/** @typedef {{inside: Inside, view: string, url: string, about: any, conf: any, lines: string[], shown: number[], asked: string, find: (section: string, text: string) => number}} Loaded */

/** Marks follow a timeline that moves quickly only when it rests. */
const REST = 60;

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver @param {() => void} left what has the focus next */
export function initPanel(session, driver, left) {
  const panel = byId('panel');
  const explorer = byId('explorer');
  const lab = explorer.dataset.lab ?? '';
  const source = newSource();
  const listing = newListing(byId('panel-lines'));
  /** @type {Loaded|null} */
  let loaded = null;
  let run = 0;
  let resting = 0;
  const bar = initBar({
    refine: () => loaded && list(loaded, false),
    goTo: (n) => driver.go((t) => atFragment(t, `#s=${n}`)),
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (!bar.clear(event.target)) close();
  });
  byId('panel-close').addEventListener('click', close);
  byId('panel-tall').addEventListener('click', () => {
    const tall = explorer.dataset.panel !== 'tall';
    explorer.dataset.panel = tall ? 'tall' : 'open';
    byId('panel-tall').setAttribute('aria-pressed', String(tall));
  });
  new ResizeObserver(([playback]) => explorer.style.setProperty('--under', `${/** @type {HTMLElement} */ (playback.target).offsetHeight}px`)).observe(byId('playback'));
  session.hear((now, before) => {
    if (now.inside !== before.inside) now.inside ? open(now.inside, before.inside) : hide();
    else if (now.inside && base(now) !== base(before)) load(now.inside);
    else if (now.inside && (now.timeline !== before.timeline)) {
      clearTimeout(resting);
      resting = window.setTimeout(follow, REST);
    }
  });

  /** @param {import('../explorer/session.js').State} state a trace has texts of its own once it is stored */
  function base({ trace, outcome }) {
    return trace && outcome ? `/api/v1/traces/${trace}` : `/api/v1/labs/${lab}`;
  }

  /** @param {Inside} inside @param {Inside|null} before */
  async function open(inside, before) {
    panel.hidden = false;
    if (before?.name !== inside.name) byId('panel-title').textContent = label(inside);
    explorer.dataset.panel ??= 'open';
    await load(inside);
    if (before?.kind !== inside.kind || before.name !== inside.name) focus();
  }

  function focus() {
    const target = (loaded && isCard(loaded.view)) || byId('panel-lines').hidden ? panel : byId('panel-lines');
    target.focus({ preventScroll: true });
  }

  function close() {
    session.set({ inside: null });
    left();
  }

  function hide() {
    panel.hidden = true;
    delete explorer.dataset.panel;
    byId('panel-tall').setAttribute('aria-pressed', 'false');
    run += 1;
    loaded = null;
  }

  /** @param {Inside} inside */
  async function load(inside) {
    const mine = (run += 1);
    const at = `${base(session.now())}/${pathOf(inside)}`;
    panel.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => mine === run && bar.none(LOADING), 400);
    try {
      const about = await source.about(at);
      const view = resolved(inside.view, about.proxyMode);
      if (mine === run) drawHead(inside, viewsOf(inside.kind, about), view, about, (id) => session.set({ inside: { ...inside, view: id } }));
      const own = view === 'conntrack' || view === 'log' || isCard(view) || (view === 'ipvs' && about.proxyMode !== view);
      const lines = own ? [] : await source.lines(`${at}/${view}`);
      const conf = view === 'resolv.conf' ? await source.about(`${at}/${view}.json`) : null;
      if (mine !== run) return;
      loaded = { inside, view, url: `${at}/${view}`, about, conf, lines, shown: [], asked: '', find: finder(view, lines) };
      show(loaded);
    } catch (error) {
      if (mine === run) bar.none(`${error instanceof Error ? error.message : error}`, () => load(inside));
    } finally {
      clearTimeout(slow);
      if (mine === run) panel.removeAttribute('aria-busy');
    }
  }

  /** @param {Loaded} now */
  function show(now) {
    const card = byId('panel-card');
    card.hidden = !isCard(now.view);
    card.replaceChildren(...cardOf(now));
    bar.offer(!isCard(now.view));
    const note = now.view === 'log' ? logNote(now.about.log) : [];
    byId('panel-note').hidden = note.length === 0;
    byId('panel-note').replaceChildren(...note);
    const command = commandOf(viewsOf(now.inside.kind, now.about).find((one) => one.id === now.view), now.inside.name);
    byId('panel-lines').setAttribute('aria-label', `${command} ${now.inside.kind === 'node' ? 'on' : 'in'} ${label(now.inside)}`);
    byId('panel-command').textContent = command;
    byId('panel-command').title = command;
    list(now, true);
  }

  /** @param {Loaded} now @returns {Node[]} */
  function cardOf(now) {
    if (now.view === 'pod') return podCard(now.about, lab);
    return now.view === 'resolv.conf' ? resolvCard(now.conf, { text: now.url, lab, from: `pod/${now.inside.name}` }) : [];
  }

  function follow() {
    if (!loaded) return;
    list(loaded, moves(loaded.view));
  }

  /** @param {Loaded} now @param {boolean} fresh whether the lines are others */
  function list(now, fresh) {
    const { timeline, trace } = session.now();
    const tick = current(timeline);
    const n = trace ? tick?.main.step.n ?? 0 : -1;
    if (moves(now.view)) takeRows(now, n);
    const steps = (tick?.steps ?? []).filter((walked) => holds(now.inside, walked)).map((walked) => walked.step);
    const marks = marksOf(now.find, steps.flatMap((step) => usesOf(now.view, step)));
    const asked = `${bar.filter()}\n${bar.only() ? [...marks.keys()] : ''}`;
    if (fresh || now.asked !== asked) now.shown = grep(now.lines, bar.filter()).filter((line) => !bar.only() || marks.has(line));
    const { shown } = now;
    // What is hidden has no height, and cannot be scrolled to what the step used.
    bar.none(noneText(now, shown, n));
    if (fresh || now.asked !== asked) listing.show(now.lines, shown, marks, fresh);
    else listing.mark(marks);
    now.asked = asked;
    if (marks.size > 0) listing.reveal(decisive(marks));
    bar.say({ inside: now.inside, view: now.view, timeline, marks, lines: now.lines.length, shown: shown.length, url: n > 0 && session.now().outcome ? `${now.url}?step=${n}` : now.url });
  }

  /** @param {Loaded} now @param {number} n */
  function takeRows(now, n) {
    if (now.view === 'log') {
      const printed = /** @type {import('./source.js').DnsLog} */ (now.about.log).lines.filter((line) => line.step <= Math.max(n, 0)).map((line) => line.text);
      now.lines = printed;
      now.find = (_, text) => printed.lastIndexOf(text);
      return;
    }
    const rows = remembered(now.about.conntrack, n);
    now.lines = rows.map((row) => row.text);
    now.find = (_, text) => rows.findIndex((row) => connection(row) === text);
  }

  /** @param {Loaded} now @param {number[]} shown @param {number} n */
  function noneText(now, shown, n) {
    if (isCard(now.view) || shown.length > 0) return '';
    if (now.lines.length === 0) return emptyText(now.view, now.about.proxyMode, n);
    return bar.filter() ? `No line has “${bar.filter()}”.` : 'This step uses no line of it.';
  }

  return { opened: () => session.now().inside !== null, close };
}

/** Whether a listing grows with the steps. @param {string} view */
function moves(view) {
  return view === 'conntrack' || view === 'log';
}
