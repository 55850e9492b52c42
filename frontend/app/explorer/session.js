// What the explorer knows at a moment, and who wants to hear when it changes.

import { newTimeline } from '../trace/timeline.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/types.js').StoryBeat} StoryBeat */

/**
 * @typedef {object} Outcome
 * @property {string} disposition
 * @property {boolean} success
 * @property {import('../trace/types.js').Symptom} symptom
 * @property {StoryBeat[]} story
 * @property {Record<string, number>|null} [distribution]
 * @property {string} [words] the disposition in words
 * @property {import('../trace/types.js').Check[]} [checks] what to check first, once the server has said where
 * @property {import('../trace/types.js').Decision|null} [decided] the step that decided, once the server has named it
 */
/**
 * @typedef {object} State
 * @property {Timeline} timeline
 * @property {string} trace id of the trace shown, empty before there is one
 * @property {string} beside id of the trace whose walk stands beside it on the timeline, empty when none does
 * @property {string} title who → whom
 * @property {Record<string, string>} names
 * @property {import('../trace/types.js').LookupSummary[]} lookups the names looked up, empty until the trace is complete
 * @property {Outcome|null} outcome
 * @property {string} selected id of the selected box, empty when none is
 * @property {'physical'|'logical'} view which picture is shown
 * @property {import('../panel/places.js').Inside|null} inside whose inside the panel shows, null while it is closed
 */
/** @typedef {(now: State, before: State) => void} Hearer */

/** @param {Partial<State>} start */
export function newSession(start) {
  /** @type {State} */
  let state = { timeline: newTimeline(), trace: '', beside: '', title: '', names: {}, lookups: [], outcome: null, selected: '', view: 'physical', inside: null, ...start };
  /** @type {Hearer[]} */
  const hearers = [];
  return {
    now: () => state,
    /** @param {Hearer} hearer */
    hear(hearer) {
      hearers.push(hearer);
    },
    /** @param {Partial<State>} change */
    set(change) {
      const before = state;
      state = { ...state, ...change };
      for (const hearer of hearers) hearer(state, before);
    },
    /** @param {(timeline: Timeline) => Timeline} change */
    turn(change) {
      this.set({ timeline: change(state.timeline) });
    },
  };
}

/** @typedef {ReturnType<typeof newSession>} Session */

const GOOD = new Set(['DELIVERED', 'ANSWERED']);

/** @param {string} disposition @param {boolean} [success] */
export function succeeded(disposition, success) {
  return success ?? GOOD.has(disposition);
}
