// Where somebody was in each trace: kept by the browser, shown on the start page and the dashboard.

import { all } from '../dom.js';
import { recall, remember } from '../remembered.js';
import { fragmentOf } from '../trace/fragment.js';

const NAME = 'steps';
const MOST = 40;

/** @typedef {{n: number, of: number, at: string}} Place */

/** @returns {Record<string, Place>} */
function places() {
  try {
    return JSON.parse(recall(NAME) || '{}');
  } catch {
    return {};
  }
}

/** @param {import('../explorer/session.js').Session} session */
export function rememberSteps(session) {
  let waiting = 0;
  session.hear((now, before) => {
    if (!now.trace || now.timeline.n === before.timeline.n || now.timeline.n <= 0) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => keep(now.trace, { n: now.timeline.n, of: now.timeline.walked.length, at: fragmentOf(now.timeline) }), 400);
  });
}

/** @param {string} trace @param {Place} place */
function keep(trace, place) {
  const { [trace]: _, ...others } = places();
  remember(NAME, JSON.stringify(Object.fromEntries([...Object.entries(others).slice(1 - MOST), [trace, place]])));
}

/** Links to a trace open where it was left. */
export function showPlaces() {
  const known = places();
  for (const link of all(document, 'a[data-continue]')) {
    const place = known[link.dataset.continue ?? ''];
    if (!place || !(link instanceof HTMLAnchorElement)) continue;
    link.hash = place.at;
    const said = link.querySelector('[data-step]');
    if (said) said.textContent = `· step ${place.n} of ${place.of}`;
  }
}
