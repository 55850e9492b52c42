// Slots 3 and 4, and what nests in slot 2: the endpoint chosen, the route a proxy took.

import { h } from '../dom.js';
import { ladderRow } from './ladder.js';
import { part, silent, slot } from './slots.js';

/** @typedef {import('../trace/types.js').Step} Step */

/** @type {Record<string, string>} */
const DECISIONS = { FORWARD: 'on to the next', LOCAL: 'for this host', BRIDGE: 'over the bridge', UNREACHABLE: 'no way there', NEIGHBOUR: 'next hop found', BLACKHOLE: 'discarded on purpose', MARTIAN: 'from itself, yet from outside' };

/** @param {Step} step @param {HTMLElement|null} look */
export function routeSlot(step, look) {
  const { route } = step;
  if (!route) return slot('route', null);
  const { decision, neighbour, text } = route;
  // The route was found by an earlier step when only the neighbour is asked for.
  const unanswered = neighbour && decision === 'UNREACHABLE' && 'nobody answers';
  return slot('route', [h('span', {}, unanswered || (DECISIONS[decision] ?? decision.toLowerCase())), look],
    (text || !neighbour) && h('p', { class: 'mono' }, text || 'no route covers it'),
    neighbour && h('p', { class: 'mono soft' }, neighbour));
}

/** @param {Step} step @param {HTMLElement|null} look */
export function conntrackSlot(step, look) {
  const { conntrack } = step;
  if (!conntrack) return slot('conntrack', null);
  const state = `${conntrack.state.toLowerCase()}${conntrack.confirmed ? '' : ', not confirmed'}`;
  const flow = [
    conntrack.original && h('p', { class: 'mono' }, h('span', { class: 'soft' }, 'orig '), conntrack.original),
    conntrack.reply && h('p', { class: 'mono' }, h('span', { class: 'soft' }, 'reply '), conntrack.reply),
  ].filter(Boolean);
  if (flow.length > 0) return slot('conntrack', [h('span', {}, state), look], ...flow);
  return conntrack.text ? slot('conntrack', [h('span', {}, state), look], h('p', { class: 'mono' }, conntrack.text)) : silent('conntrack', `${state}, no entry`);
}

/** @param {Step} step */
export function choicePart({ choice }) {
  if (!choice) return null;
  return part('Chosen', h('span', {}, `${choice.picked} of ${choice.of}`),
    h('p', { class: 'mono' }, h('b', {}, choice.endpoint)),
    choice.others.length > 0 && h('p', { class: 'mono soft' }, `not ${choice.others.slice(0, 5).join(', ')}${choice.others.length > 5 ? ` and ${choice.others.length - 5} more` : ''}`),
    h('p', { class: 'soft' }, `${choice.why}${choice.of > 1 ? ` · chance ${Math.round(choice.probability * 1000) / 10} %` : ''}`));
}

/** @param {Step} step */
export function httpPart({ http }) {
  if (!http) return null;
  return part(`Proxy ${http.controller}`, h('span', {}, http.status ? `answers ${http.status}` : 'passes it on'),
    h('p', { class: 'mono' }, http.request),
    http.tried.length > 0 && h('ol', { class: 'ladder' }, ...http.tried.map((one) => ladderRow({ matched: one.matched, chain: '', text: [one.rule], why: one.why }))),
    http.backend && h('p', { class: 'mono' }, h('b', {}, `→ ${http.backend}`), http.upstreamPath && ` ${http.upstreamPath}`));
}
