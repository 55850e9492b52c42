// A stored trace, opened whole: what the trace's own page and a lab's page with `?t=` show.

import { byId } from '../dom.js';
import { newTimeline, withTrace } from '../trace/timeline.js';
import { fetchJson } from './desk.js';
import { requestTitle } from './request.js';
import { succeeded } from './session.js';
import { showExports } from './share.js';

/** @param {import('./desk.js').Desk} desk @param {string} id @returns {Promise<import('../trace/types.js').Trace>} */
export async function openStored({ session, canvas, driver }, id) {
  /** @type {[import('../trace/types.js').Trace, import('../trace/types.js').Picture]} */
  const [trace, picture] = await Promise.all([fetchJson(`/api/v1/traces/${id}`), fetchJson(`/api/v1/traces/${id}/picture`)]);
  const { level, speed, stacked } = session.now().timeline;
  driver.stop();
  byId('engine').textContent = trace.engine;
  canvas.draw(picture);
  session.set({
    trace: id, names: trace.names ?? {}, lookups: trace.lookups ?? [], title: requestTitle(trace.request), selected: '', inside: null,
    outcome: { disposition: trace.disposition, success: succeeded(trace.disposition, trace.success), words: trace.outcome, symptom: trace.symptom, story: trace.story, distribution: trace.distribution },
    timeline: withTrace(newTimeline({ level, speed, stacked }), trace),
  });
  showExports(id);
  return trace;
}
