// The head of the panel: whose inside it is, and the tabs.

import { byId, h } from '../dom.js';
import { label } from './places.js';

/** @typedef {import('./views.js').View} View */

/** @param {import('./places.js').Inside} inside @param {View[]} views @param {string} chosen @param {any} about @param {(id: string) => void} choose */
export function drawHead(inside, views, chosen, about, choose) {
  byId('panel-title').replaceChildren(h('span', { title: inside.name }, label(inside)), ' ', h('span', { class: 'soft' }, inside.kind === 'node' ? nodeFacts(about) : podFacts(about)));
  const list = byId('panel-tabs');
  const held = list.contains(document.activeElement);
  const tabs = views.map((view) => h('button', {
    type: 'button', role: 'tab', id: `inside-${view.id.replace('.', '-')}`, 'aria-controls': 'panel-inside',
    'aria-selected': String(view.id === chosen), tabindex: view.id === chosen ? 0 : -1, click: () => choose(view.id),
  }, view.label));
  list.replaceChildren(...tabs);
  list.onkeydown = (event) => rove(event, tabs);
  const tab = tabs.find((one) => one.tabIndex === 0);
  byId('panel-inside').setAttribute('aria-labelledby', tab?.id ?? 'panel-title');
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (held) tab?.focus();
}

/** @param {KeyboardEvent} event @param {HTMLElement[]} tabs */
function rove(event, tabs) {
  const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (way === 0) return;
  event.preventDefault();
  event.stopPropagation();
  const here = tabs.findIndex((tab) => tab.tabIndex === 0);
  const next = tabs[(here + way + tabs.length) % tabs.length];
  next.focus();
  next.click();
}

/** @param {import('./source.js').NodeAbout} about */
function nodeFacts(about) {
  return [about.addresses[0], `pods ${about.podCIDRs.join(' ')}`, about.zone && `zone ${about.zone}`].filter(Boolean).join(' · ');
}

/** @param {import('./source.js').PodAbout} about */
function podFacts({ pod }) {
  return [pod.ips[0], `namespace ${pod.namespace}`, pod.node ? `on ${pod.node}` : 'not scheduled'].filter(Boolean).join(' · ');
}
