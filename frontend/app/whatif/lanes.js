// Two walks on one timeline: the lane that is shown, its counterpart beside it, and where they part.

import { announce } from '../announce.js';
import { byId, h } from '../dom.js';
import { fetchJson } from '../explorer/desk.js';
import { requestTitle } from '../explorer/request.js';
import { succeeded } from '../explorer/session.js';
import { showExports } from '../explorer/share.js';
import { atLevel, moveTo, newTimeline, withTrace } from '../trace/timeline.js';
import { counterpart, parting } from './align.js';
import { newPair } from './pair.js';
import { initSpread } from './spread.js';

/** @typedef {import('../trace/types.js').Trace} Trace */
/** @typedef {import('../explorer/session.js').State} State */
/** @typedef {{key: 'a'|'b', name: string, trace: Trace, picture: import('../trace/types.js').Picture, timeline: import('../trace/timeline.js').Timeline}} Lane */

/** @param {import('../explorer/desk.js').Desk} desk @param {Trace} shown */
export async function initLanes(desk, shown) {
  const beside = new URLSearchParams(location.search).get('with');
  if (!beside || !/^\w+$/.test(beside)) return;
  const [other, mine, theirs] = await Promise.all([fetchJson(`/api/v1/traces/${beside}`), picture(shown.id), picture(beside)]);
  const first = shown.fork?.trace === other.id || other.fork?.trace !== shown.id ? other : shown;
  const second = first === other ? shown : other;
  /** @type {import('./types.js').Comparison} */
  const comparison = await fetchJson(`/api/v1/traces/${first.id}/compare/${second.id}`);
  openLanes(desk, comparison, lane('a', 'As it was', first, first === shown ? mine : theirs), lane('b', nameOf(second), second, second === shown ? mine : theirs));
}

/** @param {string} trace */
const picture = (trace) => fetchJson(`/api/v1/traces/${trace}/picture`);

/** @param {Trace} trace */
const nameOf = (trace) => (trace.fork ? `What if ${trace.fork.change}` : 'The other walk');

/** @param {'a'|'b'} key @param {string} name @param {Trace} trace @param {any} drawn @returns {Lane} */
function lane(key, name, trace, drawn) {
  return { key, name, trace, picture: drawn, timeline: withTrace(newTimeline(), trace) };
}

/** @param {import('../explorer/desk.js').Desk} desk @param {import('./types.js').Comparison} comparison @param {Lane} a @param {Lane} b */
function openLanes(desk, comparison, a, b) {
  const { session, canvas, driver } = desk;
  const pair = newPair(comparison, (n) => swap(n));
  let open = true;
  const heads = [a, b].map((one) => headOf(one, comparison[one.key], () => shown() !== one && swap(null)));
  byId('lane-heads').replaceChildren(...heads);
  byId('lane-says').textContent = comparison.sentence;
  byId('lanes').hidden = false;
  byId('playback').classList.add('compared');
  byId('lane-first').toggleAttribute('hidden', comparison.first === null);
  byId('lane-first').addEventListener('click', () => driver.go((t) => moveTo(t, firstAt(shown().key))));
  byId('lane-close').addEventListener('click', close);
  initSpread(() => shown().trace.id);
  session.turn((t) => ({ ...t, stacked: false }));
  session.hear((now, before) => open && (now.timeline !== before.timeline || now.trace !== before.trace) && draw());
  draw();
  announce(comparison.sentence);

  function shown() {
    return session.now().trace === a.trace.id ? a : b;
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
  }

  /** The other lane is shown, at the counterpart of this moment or at a step. @param {number|null} n */
  function swap(n) {
    const now = shown();
    const next = now === a ? b : a;
    const { level, speed } = session.now().timeline;
    const { trace } = next;
    driver.stop();
    history.replaceState(history.state, '', `/t/${trace.id}?with=${now.trace.id}${location.hash}`);
    byId('explorer').dataset.trace = trace.id;
    byId('explorer').dataset.lab = trace.lab;
    canvas.draw(next.picture);
    const timeline = { ...next.timeline, level, speed, playing: false };
    session.set({
      trace: trace.id, names: trace.names ?? {}, lookups: trace.lookups ?? [], title: requestTitle(trace.request), selected: '', inside: null,
      outcome: { disposition: trace.disposition, success: succeeded(trace.disposition, trace.success), words: trace.outcome, symptom: trace.symptom, story: trace.story, distribution: trace.distribution },
      timeline: n === null ? timeline : moveTo(timeline, n),
    });
    showExports(trace.id);
    canvas.fit(false);
    announce(`${next.name}. ${comparison[next.key].verdict}`);
  }

  function close() {
    open = false;
    pair.clear();
    byId('lanes').hidden = true;
    byId('playback').classList.remove('compared');
    history.replaceState(history.state, '', `/t/${shown().trace.id}${location.hash}`);
    session.turn((t) => ({ ...t }));
    byId('track').focus({ preventScroll: true });
  }
}

/** @param {Lane} lane @param {import('./types.js').Side} side @param {() => void} show */
function headOf({ key, name }, side, show) {
  return h('button', { type: 'button', class: `lane-head ${key}`, 'aria-pressed': 'false', click: show },
    h('span', { class: 'lane-name', title: name }, name), ' ',
    h('span', { class: `lane-end${side.success ? '' : ' failed'}` }, `${side.success ? '✔' : '✕'} ${side.verdict}`));
}
