// Two walks on one timeline: the lane that is shown, its counterpart beside it, and where they part.

import { announce } from '../announce.js';
import { byId, h } from '../dom.js';
import { fetchJson } from '../explorer/desk.js';
import { fetchStored, outcomeOf, showStored } from '../explorer/stored.js';
import { shortVerdict } from '../playback/controls.js';
import { bringAllIntoSight, bringIntoSight } from '../playback/sight.js';
import { FATE_SIGNS, fateOf } from '../trace/outcome.js';
import { atLevel, moveTo, newTimeline, withTrace } from '../trace/timeline.js';
import { counterpart, parting } from './align.js';
import { newPair } from './pair.js';
import { initSpread } from './spread.js';

/** @typedef {import('../trace/types.js').Trace} Trace */
/** @typedef {import('../trace/types.js').Picture} Picture */
/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {{key: 'a'|'b', name: string, trace: Trace, picture: Picture, timeline: Timeline}} Lane */
/** @typedef {{show: (trace: string, beside: string) => boolean}} Lanes show: false when these are other walks */

/** The name of a lane stands on the start of both tracks; the same width is in whatif.css. */
const LABEL = 78;

/** @param {import('../explorer/desk.js').Desk} desk @param {Trace} shown @param {Picture} picture @param {string} beside @returns {Promise<Lanes>} */
export async function openLanes(desk, shown, picture, beside) {
  const [other, otherPicture] = await fetchStored(beside);
  const pictures = new Map([[shown, picture], [other, otherPicture]]);
  const first = shown.fork?.trace === other.id || other.fork?.trace !== shown.id ? other : shown;
  const second = first === other ? shown : other;
  /** @type {import('./types.js').Comparison} */
  const comparison = await fetchJson(`/api/v1/traces/${first.id}/compare/${second.id}`);
  const [a, b] = [lane('a', 'As it was', first), lane('b', second.fork ? `What if ${second.fork.change}` : 'The other walk', second)];
  return newLanes(desk, comparison, a, b);

  /** @param {'a'|'b'} key @param {string} name @param {Trace} trace @returns {Lane} */
  function lane(key, name, trace) {
    return { key, name, trace, picture: /** @type {Picture} */ (pictures.get(trace)), timeline: withTrace(newTimeline(), trace) };
  }
}

/** @param {import('../explorer/desk.js').Desk} desk @param {import('./types.js').Comparison} comparison @param {Lane} a @param {Lane} b @returns {Lanes} */
function newLanes(desk, comparison, a, b) {
  const { session, canvas, driver } = desk;
  const pair = newPair(comparison, (n) => swap(n));
  const spread = initSpread(() => shown().trace.id);
  const heads = [a, b].map((one) => headOf(one, () => shown() !== one && swap(null)));
  byId('lane-heads').replaceChildren(...heads);
  byId('lane-says').textContent = comparison.sentence;
  byId('lane-first').toggleAttribute('hidden', comparison.first === null);
  byId('lane-first').addEventListener('click', () => driver.go((t) => moveTo(t, firstAt(shown().key))));
  byId('lane-close').addEventListener('click', close);
  byId('lane-more').addEventListener('click', () => {
    const more = byId('lanes').classList.toggle('more');
    byId('lane-more').setAttribute('aria-expanded', String(more));
  });
  session.hear((now, before) => {
    if (now.beside !== before.beside) lay();
    if (now.beside && (now.timeline !== before.timeline || now.trace !== before.trace || now.beside !== before.beside)) draw();
    if (now.trace !== before.trace) spread.follow();
  });
  open();
  announce(comparison.sentence);
  return { show };

  function shown() {
    return session.now().trace === a.trace.id ? a : b;
  }

  function open() {
    session.set({ beside: (shown() === a ? b : a).trace.id, timeline: { ...session.now().timeline, stacked: false } });
  }

  /** The lanes are there while the session has a walk beside the one shown. */
  function lay() {
    const on = session.now().beside !== '';
    byId('lanes').hidden = !on;
    byId('playback').classList.toggle('compared', on);
    if (!on) pair.clear();
  }

  /** @param {'a'|'b'} key where they part, as this lane has it at this level */
  function firstAt(key) {
    return parting(comparison.levels[session.now().timeline.level])?.[key] ?? session.now().timeline.n;
  }

  function draw() {
    const now = shown();
    const rest = now === a ? b : a;
    const { timeline } = session.now();
    now.timeline = timeline;
    const rows = comparison.levels[timeline.level];
    const n = timeline.n === 0 ? 0 : counterpart(rows, timeline.n, now.key);
    rest.timeline = moveTo(atLevel(rest.timeline, timeline.level), n);
    heads.forEach((head, i) => head.setAttribute('aria-pressed', String(now === [a, b][i])));
    pair.draw(now, rest, rows);
    queueMicrotask(inSight);
  }

  /** The step that is shown; where they part as well, if both have room. It reads the layout, so it comes last. */
  function inSight() {
    const frame = byId('track').parentElement;
    if (!frame || !session.now().beside) return;
    const [here, parts] = [frame.querySelector('#track .tick.now'), [...frame.querySelectorAll('.tick.parts')]];
    bringIntoSight(frame, here ?? parts[0], LABEL);
    bringAllIntoSight(frame, here ? [here, ...parts] : parts, LABEL);
  }

  /** The other lane is shown, at the counterpart of this moment or at a step. @param {number|null} n */
  function swap(n) {
    const now = shown();
    const next = now === a ? b : a;
    const { level, speed } = session.now().timeline;
    const timeline = { ...next.timeline, level, speed, playing: false };
    showStored(desk, next.trace, next.picture, { beside: now.trace.id, timeline: n === null ? timeline : moveTo(timeline, n) });
    canvas.fit(false);
    announce(`${next.name}. ${comparison[next.key].verdict}`);
  }

  function close() {
    session.set({ beside: '' });
    session.turn((t) => ({ ...t }));
    byId('track').focus({ preventScroll: true });
  }

  /** @param {string} trace @param {string} beside */
  function show(trace, beside) {
    const ids = [a.trace.id, b.trace.id];
    if (!ids.includes(trace) || (beside && !ids.includes(beside))) return false;
    if (trace !== shown().trace.id) swap(null);
    if (!beside) session.set({ beside });
    else if (!session.now().beside) open();
    return true;
  }
}

/** @param {Lane} lane @param {() => void} show */
function headOf({ key, name, trace }, show) {
  const outcome = outcomeOf(trace);
  return h('button', { type: 'button', class: `lane-head ${key}`, 'aria-pressed': 'false', click: show },
    h('span', { class: 'lane-name', title: name }, name), ' ',
    h('span', { class: `lane-end${fateOf(outcome) === 'failed' ? ' failed' : ''}`, title: outcome.symptom.text }, `${FATE_SIGNS[fateOf(outcome)]} ${shortVerdict(outcome)}`));
}
