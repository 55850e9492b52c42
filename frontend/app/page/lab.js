// The lab: pick, trace, watch.

import { all, byId, h } from '../dom.js';
import { fetchJson, newDesk } from '../explorer/desk.js';
import { initFiles } from '../explorer/files.js';
import { initObjects } from '../explorer/objects.js';
import { initRequest, requestTitle } from '../explorer/request.js';
import { succeeded } from '../explorer/session.js';
import { showExports } from '../explorer/share.js';
import { initTabs } from '../tabs.js';
import { stream } from '../trace/socket.js';
import { newTimeline, withHop } from '../trace/timeline.js';

/** @typedef {import('../trace/types.js').Frame} Frame */
/** @typedef {import('../trace/types.js').TraceRequest} TraceRequest */

const FIRST_WAIT = 500;

export async function initLab() {
  const explorer = byId('explorer');
  const lab = explorer.dataset.lab ?? '';
  const sources = new Set([...document.querySelectorAll('#sources option')].map((option) => /** @type {HTMLOptionElement} */ (option).value));
  const bar = initRequest(trace);
  const side = initTabs(/** @type {HTMLElement} */ (byId('tab-objects').parentElement), (id) => { explorer.dataset.side = id.replace('tab-', ''); });
  const desk = newDesk({ ownsAddress: false, filesPage: '', empty, from: startAt, find: () => objects.find() });
  const objects = initObjects({ select: (id) => desk.session.set({ selected: id }), showTree: () => side.show('tab-objects') });
  desk.session.hear((now) => objects.mark(now.selected));
  initFiles(side, () => matchMedia('(max-width: 1199px)').matches && desk.panes.open('side'));
  /** @type {{cancel: () => void}|null} */
  let running = null;

  desk.canvas.draw(await fetchJson(`/api/v1/labs/${lab}/picture`));
  if (explorer.dataset.run === 'true') {
    history.replaceState(null, '', `${location.pathname}${location.hash}`);
    bar.submit();
  }

  /** @param {TraceRequest} request */
  function trace(request) {
    running?.cancel();
    desk.driver.stop();
    const { level, speed } = desk.session.now().timeline;
    desk.session.set({ timeline: newTimeline({ level, speed }), outcome: null, names: {}, trace: '', title: requestTitle(request), selected: '' });
    desk.canvas.show('physical');
    bar.busy(true);
    running = stream(lab, request, { frame: receive, state: streamState });
  }

  let waiting = 0;
  /** @param {Frame} frame */
  function receive(frame) {
    const { session } = desk;
    if (frame.type === 'opened') {
      session.set({ trace: frame.trace, names: frame.names ?? {} });
      waiting = window.setTimeout(begin, FIRST_WAIT);
    } else if (frame.type === 'hop') {
      session.turn((t) => withHop(t, frame.leg, frame.hop));
    } else if (frame.type === 'closed') {
      finish(frame);
    } else {
      bar.busy(false);
      bar.problem(frame.message);
    }
  }

  /** @param {import('../trace/types.js').ClosedFrame} frame */
  async function finish(frame) {
    const { session } = desk;
    bar.busy(false);
    session.turn((t) => ({ ...t, complete: true }));
    session.set({
      names: { ...session.now().names, ...frame.names },
      outcome: { disposition: frame.disposition, success: succeeded(frame.disposition, frame.success), symptom: frame.symptom, story: frame.story, distribution: frame.distribution },
    });
    const id = session.now().trace;
    showExports(id);
    if (!desk.canvas.covers(session.now().timeline.walked.map((walked) => walked.step.stop))) {
      desk.canvas.draw(await fetchJson(`/api/v1/traces/${id}/picture`));
    }
    begin();
    if (Object.keys(session.now().names).length === 0) session.set({ names: (await fetchJson(`/api/v1/traces/${id}`)).names ?? {} });
  }

  function begin() {
    clearTimeout(waiting);
    if (desk.session.now().timeline.playing || desk.session.now().timeline.n > 0) return;
    desk.canvas.fit(true);
    desk.driver.play();
  }

  /** @param {'open'|'lost'|'failed'} state @param {number} hops */
  function streamState(state, hops) {
    const pill = byId('stream-state');
    pill.hidden = state === 'open';
    pill.textContent = state === 'lost' ? `Reconnecting… ${hops} hops received` : 'The connection is gone. Press Trace to try again.';
    if (state === 'failed') bar.busy(false);
  }

  /** @param {string} vertex */
  function startAt(vertex) {
    const value = vertex === 'outside' ? 'external' : vertex;
    if (!sources.has(value)) return null;
    return () => {
      bar.fill(value);
      byId('to').focus();
    };
  }

  /** @returns {Node[]} */
  function empty() {
    const offers = all(byId('suggestions'), 'li');
    return [
      h('h2', {}, 'No packet yet'),
      h('p', {}, offers.length > 0 ? 'Pick From and To above and press Trace, or try one of these:' : 'Pick From and To above and press Trace.'),
      h('div', { class: 'try' }, ...offers.map((offer) => h('button', { class: 'btn', type: 'button', click: () => {
        bar.fill(offer.dataset.from ?? '', offer.dataset.to ?? '');
        bar.submit();
      } }, offer.textContent))),
    ];
  }
}
