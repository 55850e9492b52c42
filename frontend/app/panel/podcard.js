// A pod at a glance: addresses, ports, labels, and the Services it stands behind.

import { h } from '../dom.js';

/** @param {import('./source.js').PodAbout} about @param {string} lab @returns {Node[]} */
export function podCard({ pod, services }, lab) {
  const state = pod.terminating ? 'terminating' : pod.phase !== 'Running' ? pod.phase.toLowerCase() : pod.ready ? 'running, ready' : 'running, not ready';
  return [
    facts('Pod', [
      ['State', state],
      ['Address', pod.ips.join(', ') || 'none yet'],
      ['Node', pod.node ? `${pod.node}${pod.hostNetwork ? ', in the node’s own network' : ''}` : 'not scheduled'],
      ['Made by', pod.owner ?? 'nobody: a bare pod'],
      ['Ports', pod.ports.map((port) => `${port.name ? `${port.name} ` : ''}${port.port}/${port.protocol}`).join(', ') || 'none declared'],
    ], '', pod.ips.length > 0 && h('div', {}, lookUpLink(lab, `pod/${pod.namespace}/${pod.name}`), policyLink(lab, `${pod.namespace}/${pod.name}`))),
    facts('Labels', Object.entries(pod.labels), 'No labels: no selector of a Service finds it.'),
    facts('Behind Services', services.map((one) => [one.service, `${one.address ? `${one.address} → ` : ''}${one.endpoint}${one.ready ? '' : ', not ready'}`]), 'No Service sends to it.'),
  ];
}

/** @param {string} lab @param {string} from */
export function lookUpLink(lab, from) {
  return h('p', {}, h('a', { class: 'explore', href: `/labs/${lab}/names?${new URLSearchParams({ from })}` }, 'Look a name up from here'));
}

/** @param {string} lab @param {string} pod namespace/name */
function policyLink(lab, pod) {
  return h('p', {}, h('a', { class: 'explore', href: `/labs/${lab}/policies?${new URLSearchParams({ pod })}` }, 'Who may reach it, and whom it may reach'));
}

/** @param {string} title @param {string[][]} rows @param {string} [none] @param {Node|false} [more] */
function facts(title, rows, none, more) {
  return h('section', {}, h('h3', {}, title),
    rows.length === 0 ? h('p', { class: 'none' }, none)
      : h('dl', { class: 'facts' }, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', { class: 'mono' }, value)])), more);
}
