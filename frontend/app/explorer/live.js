// A walk as it arrives: from frames to the session.

import { byId } from '../dom.js';
import { stream } from '../trace/socket.js';
import { newTimeline, withHop } from '../trace/timeline.js';
import { fetchJson } from './desk.js';
import { requestTitle } from './request.js';
import { succeeded } from './session.js';

/** @typedef {import('../trace/types.js').Frame} Frame */
/** @typedef {import('../trace/types.js').HopFrame} HopFrame */
/** @typedef {import('../trace/types.js').TraceRequest} TraceRequest */
/** @typedef {{busy: (busy: boolean) => void, problem: (text: string) => void}} Bar */

/** Playing begins when the trace is whole, or after this long with what there is. */
const FIRST_WAIT = 500;
/** Hops come faster than anybody can see: what came within this time is drawn at once. */
const BATCH = 60;

/** @param {string} lab @param {import('./desk.js').Desk} desk @param {Bar} bar */
export function newLive(lab, desk, bar) {
  const { session, canvas, driver } = desk;
  /** @type {{cancel: () => void}|null} */
  let running = null;
  /** @type {HopFrame[]} */
  let arrived = [];
  let waiting = 0;
  let taking = 0;

  /** @param {Frame} frame */
  function receive(frame) {
    if (frame.type === 'opened') {
      session.set({ trace: frame.trace, names: frame.names ?? {} });
      handOver();
      waiting = window.setTimeout(begin, FIRST_WAIT);
    } else if (frame.type === 'hop') {
      arrived.push(frame);
      if (arrived.length === 1) taking = window.setTimeout(takeIn, session.now().timeline.walked.length === 0 ? 0 : BATCH);
    } else if (frame.type === 'closed') {
      finish(frame);
    } else {
      bar.busy(false);
      bar.problem(frame.message);
      session.set({ title: '' });
    }
  }

  /** Who asked for the walk goes on with the keys of the timeline. */
  function handOver() {
    if (byId('request').contains(document.activeElement)) byId('track').focus({ preventScroll: true });
  }

  function takeIn() {
    const hops = arrived;
    arrived = [];
    if (hops.length > 0) session.turn((t) => hops.reduce((all, { leg, hop }) => withHop(all, leg, hop), t));
  }

  /** @param {import('../trace/types.js').ClosedFrame} frame */
  async function finish(frame) {
    const mine = running;
    takeIn();
    bar.busy(false);
    session.turn((t) => ({ ...t, complete: true }));
    const { disposition, symptom, story, distribution } = frame;
    session.set({
      names: { ...session.now().names, ...frame.names },
      lookups: frame.lookups ?? [],
      outcome: { disposition, success: succeeded(disposition, frame.success), words: frame.outcome, symptom, story, distribution },
    });
    const { trace, timeline } = session.now();
    if (timeline.n === 0 || !canvas.covers(timeline.walked.map((walked) => walked.step.stop))) {
      const picture = await fetchJson(`/api/v1/traces/${trace}/picture`).catch(() => null);
      if (mine !== running) return;
      if (picture) canvas.draw(picture);
      else bar.problem('The picture of this walk could not be loaded: the packet is shown on that of the lab. Reload the page to try again.');
    }
    begin();
  }

  function begin() {
    clearTimeout(waiting);
    if (session.now().timeline.playing || session.now().timeline.n > 0) return;
    canvas.fit(true);
    driver.play();
  }

  /** @param {'open'|'lost'|'failed'} state @param {number} hops */
  function streamState(state, hops) {
    const pill = byId('stream-state');
    pill.hidden = state === 'open';
    pill.textContent = state === 'lost' ? `Reconnecting… ${hops} hops received` : 'The connection is gone. Press Trace to try again.';
    if (state !== 'failed') return;
    driver.stop();
    bar.busy(false);
  }

  /** Whatever still comes belongs to nothing on screen. */
  function cancel() {
    running?.cancel();
    running = null;
    clearTimeout(waiting);
    clearTimeout(taking);
    arrived = [];
    byId('stream-state').hidden = true;
    bar.busy(false);
  }

  return {
    cancel,
    /** @param {TraceRequest} request */
    trace(request) {
      cancel();
      driver.stop();
      const { level, speed, stacked } = session.now().timeline;
      session.set({ timeline: newTimeline({ level, speed, stacked }), outcome: null, names: {}, lookups: [], trace: '', title: requestTitle(request), selected: '' });
      canvas.show('physical');
      bar.busy(true);
      running = stream(lab, request, { frame: receive, state: streamState });
    },
  };
}
