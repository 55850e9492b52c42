// A trace as one flat list of steps, in order of their numbers.

import { lookOf } from './look.js';

/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Hop} Hop */
/** @typedef {import('./types.js').LegHead} LegHead */

/**
 * A step with where it belongs.
 * @typedef {object} Walked
 * @property {Step} step
 * @property {Hop} hop
 * @property {LegHead} leg
 * @property {import('./look.js').Look} look
 */

/**
 * @param {LegHead} leg
 * @param {Hop} hop
 * @returns {Walked[]}
 */
export function walkedOf(leg, hop) {
  return hop.steps.map((step) => ({ step, hop, leg, look: lookOf(step, hop.direction, leg.kind) }));
}

/** @param {import('./types.js').Leg[]} legs @returns {Walked[]} */
export function walkedOfLegs(legs) {
  return inOrder(legs.flatMap((leg) => leg.hops.flatMap((hop) => walkedOf(leg, hop))));
}

/**
 * Legs of a proxied request overlap in time; the numbers of the steps say the order.
 * @param {Walked[]} walked
 */
export function inOrder(walked) {
  return [...walked].sort((a, b) => a.step.n - b.step.n);
}

/** @param {Walked} walked */
export function isReverse(walked) {
  return walked.hop.direction === 'REVERSE';
}

/** @param {Walked} walked where it is, in words */
export function placeText(walked) {
  const { place } = walked.hop;
  if (place.kind === 'POD') return `pod ${(place.pod ?? '').split('/').pop()}`;
  if (place.kind === 'WIRE') return 'between the nodes';
  if (place.kind === 'EXTERNAL') return 'outside';
  if (place.kind === 'LOAD_BALANCER') return 'load balancer';
  return place.node ?? '';
}

/**
 * The steps that make one way on the picture: all name lookups, or one connection with what it caused.
 * @param {Walked[]} walked @param {Walked} shown
 */
export function drawnTogether(walked, shown) {
  if (shown.leg.kind === 'DNS') return walked.filter((one) => one.leg.kind === 'DNS');
  const parents = new Map(walked.map((one) => [one.leg.id, one.leg.parent]));
  const root = (/** @type {string} */ id) => {
    let at = id;
    for (let above = parents.get(at); above && parents.has(above); above = parents.get(at)) at = above;
    return at;
  };
  const wanted = root(shown.leg.id);
  return walked.filter((one) => one.leg.kind !== 'DNS' && root(one.leg.id) === wanted);
}
