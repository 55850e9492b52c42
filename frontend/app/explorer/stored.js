// A stored trace, opened whole: what the trace's own page and a lab's page with `?t=` show.

import { byId } from '../dom.js';
import { newTimeline, withTrace } from '../trace/timeline.js';
import { fetchJson } from './desk.js';
import { requestTitle } from './request.js';
import { succeeded } from './session.js';

/** @typedef {import('../trace/types.js').Trace} Trace */
/** @typedef {import('../trace/types.js').Picture} Picture */

/** @param {string} id @returns {Promise<[Trace, Picture]>} */
export function fetchStored(id) {
  return Promise.all([fetchJson(`/api/v1/traces/${id}`), fetchJson(`/api/v1/traces/${id}/picture`)]);
}

/** @param {import('./desk.js').Desk} desk @param {Trace} trace @param {Picture} picture @param {Partial<import('./session.js').State>} [more] */
export function showStored({ session, canvas, driver }, trace, picture, more = {}) {
  const { level, speed, stacked } = session.now().timeline;
  driver.stop();
  byId('engine').textContent = trace.engine;
  Object.assign(byId('explorer').dataset, { lab: trace.lab, revision: trace.revision });
  canvas.draw(picture);
  session.set({
    trace: trace.id, names: trace.names ?? {}, lookups: trace.lookups ?? [], title: requestTitle(trace.request), selected: '', inside: null,
    outcome: outcomeOf(trace),
    timeline: withTrace(newTimeline({ level, speed, stacked }), trace),
    ...more,
  });
}

/** @param {Trace} trace @returns {import('./session.js').Outcome} */
export function outcomeOf(trace) {
  return { disposition: trace.disposition, success: succeeded(trace.disposition, trace.success), words: trace.outcome, symptom: trace.symptom, story: trace.story, distribution: trace.distribution };
}
