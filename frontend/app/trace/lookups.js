// The names a trace looks up, told in one line; each question is a leg of its own.

import { questions } from './timeline.js';

/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {import('./timeline.js').Tick} Tick */
/** @typedef {import('./types.js').LookupSummary} LookupSummary */
/** @typedef {import('./types.js').LegHead} LegHead */
/** @typedef {{lookup: LookupSummary, asked: import('./types.js').Asked, from: string}} Known */
/** @typedef {{questions: number, names: number, leaked: number}} Told */

/**
 * CoreDNS's own questions to an upstream belong to the question that made them necessary.
 * @param {Timeline} t @param {LegHead} leg
 */
export function isUpstream(t, leg) {
  return leg.kind === 'DNS' && leg.parent !== null && t.walked.some((walked) => walked.leg.id === leg.parent && walked.leg.kind === 'DNS');
}

/** What a name lookup came to. @param {Timeline} t @param {Tick} tick @param {LookupSummary[]} lookups empty until the trace is complete @returns {Told} */
export function toldOf(t, tick, lookups) {
  const legs = questions(t, tick);
  const ids = new Set(legs.map((leg) => leg.id));
  const own = lookups.filter((lookup) => lookup.questions.some((asked) => ids.has(asked.leg)));
  const asked = own.flatMap((lookup) => lookup.questions).filter((one) => ids.has(one.leg));
  return {
    questions: asked.length || legs.filter((leg) => !isUpstream(t, leg)).length,
    names: new Set(own.map((lookup) => lookup.name)).size,
    leaked: asked.filter((one) => one.leaked).length,
  };
}

/** "8 questions for one name, 3 leaked upstream" @param {Told} told */
export function toldText({ questions: count, names, leaked }) {
  return [
    `${countText(count)}${names === 0 ? '' : names === 1 ? ' for one name' : ` for ${names} names`}`,
    leaked > 0 && `${leaked} leaked upstream`,
  ].filter(Boolean).join(', ');
}

/** The same where there is little room. @param {Told} told */
export function toldShort({ questions: count, leaked }) {
  return leaked > 0 ? `${countText(count)}, ${leaked} leaked` : countText(count);
}

/** @param {number} count */
function countText(count) {
  return `${count} ${count === 1 ? 'question' : 'questions'}`;
}

/**
 * The lookup and the question that a leg belongs to, and who asked.
 * @param {Timeline} t @param {LookupSummary[]} lookups @param {LegHead} leg
 * @returns {Known|null} null outside of lookups
 */
export function askedBy(t, lookups, leg) {
  for (const lookup of lookups) {
    const asked = lookup.questions.find((one) => one.leg === leg.id || one.leg === leg.parent);
    const place = asked && t.walked.find((walked) => walked.leg.id === asked.leg)?.hop.place;
    if (asked) return { lookup, asked, from: place?.pod ? `pod/${place.pod}` : `node/${place?.node}` };
  }
  return null;
}
