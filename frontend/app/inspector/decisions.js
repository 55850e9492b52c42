// Slots 3 and 4 and what stands beside them: route, connection tracking, choice, proxy.

import { h } from '../dom.js';
import { slot } from './slots.js';

/** @typedef {import('../trace/types.js').Step} Step */

/** @param {Step} step @param {HTMLElement|null} look */
export function routeSlot(step, look) {
  const { route } = step;
  if (!route) return slot('Route', null);
  const words = { FORWARD: 'on to the next', LOCAL: 'for this host', BRIDGE: 'over the bridge', UNREACHABLE: 'no way there', BLACKHOLE: 'discarded on purpose', MARTIAN: 'from itself, yet from outside' };
  return slot('Route', h('span', { class: 'asides' }, h('span', {}, /** @type {Record<string, string>} */ (words)[route.decision] ?? route.decision.toLowerCase()), look),
    h('p', { class: 'mono' }, route.text || 'no route covers it'),
    route.neighbour && h('p', { class: 'mono soft' }, route.neighbour));
}

/** @param {Step} step @param {HTMLElement|null} look */
export function conntrackSlot(step, look) {
  const { conntrack } = step;
  if (!conntrack) return slot('Conntrack', null);
  const body = [
    conntrack.original && h('p', { class: 'mono' }, conntrack.original),
    conntrack.reply && h('p', { class: 'mono' }, h('span', { class: 'soft' }, 'reply '), conntrack.reply),
  ];
  const said = body.some(Boolean) ? body : [h('p', { class: 'soft' }, conntrack.text || 'no entry')];
  return slot('Conntrack', h('span', { class: 'asides' }, h('span', {}, `${conntrack.state.toLowerCase()}${conntrack.confirmed ? '' : ', not confirmed'}`), look), ...said);
}

/** @param {Step} step */
export function choiceSlot(step) {
  const { choice } = step;
  if (!choice) return null;
  return slot('Chosen', h('span', {}, `${choice.picked} of ${choice.of}`),
    h('p', { class: 'mono' }, h('b', {}, choice.endpoint)),
    choice.others.length > 0 && h('p', { class: 'mono soft' }, `not ${choice.others.slice(0, 5).join(', ')}${choice.others.length > 5 ? ` and ${choice.others.length - 5} more` : ''}`),
    h('p', { class: 'soft' }, `${choice.why}${choice.of > 1 ? ` · chance ${Math.round(choice.probability * 1000) / 10} %` : ''}`));
}

/** @param {Step} step */
export function httpSlot(step) {
  const { http } = step;
  if (!http) return null;
  return slot(`Proxy ${http.controller}`, h('span', {}, http.status ? `answers ${http.status}` : 'passes it on'),
    h('p', { class: 'mono' }, http.request),
    h('ol', { class: 'ladder' }, ...http.tried.map((one) => h('li', { class: one.matched ? 'won' : 'lost' },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, one.matched ? '✓' : '✗'),
      h('span', { class: 'rule' }, h('span', { class: 'unseen' }, one.matched ? 'matched: ' : 'not matched: '), one.rule, h('span', { class: 'why' }, one.why))))),
    http.backend && h('p', { class: 'mono' }, h('b', {}, `→ ${http.backend}`), http.upstreamPath && ` ${http.upstreamPath}`));
}
