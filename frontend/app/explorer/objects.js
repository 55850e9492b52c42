// The tree of objects, and the search over it.

import { all, byId, middle } from '../dom.js';

/** @param {{select: (vertex: string) => void, showTree: () => void}} acts */
export function initObjects(acts) {
  const panel = document.getElementById('panel-objects');
  const finder = document.getElementById('finder');
  if (!panel || !(finder instanceof HTMLInputElement)) return { mark: () => {} };
  const items = all(panel, '.item');
  for (const item of items) shorten(item);
  for (const item of items) item.addEventListener('click', () => item.dataset.vertex && acts.select(item.dataset.vertex));
  finder.addEventListener('input', () => filter(finder.value));
  finder.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') items.find((item) => item.offsetParent && item.dataset.vertex)?.click();
    if (event.key === 'Escape') clear();
  });
  for (const button of all(document, '[data-action=clear-find]')) button.addEventListener('click', clear);

  function clear() {
    if (finder instanceof HTMLInputElement) finder.value = '';
    filter('');
  }

  /** @param {string} text */
  function filter(text) {
    const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) acts.showTree();
    for (const entry of all(byId('panel-objects'), 'li')) {
      const said = all(entry, '.item').map((item) => `${item.title} ${item.textContent}`).join(' ').toLowerCase();
      entry.hidden = !words.every((word) => said.includes(word));
    }
    let any = false;
    for (const group of all(byId('panel-objects'), '.group')) {
      group.hidden = words.length > 0 && group.querySelector('li:not([hidden])') === null;
      any ||= !group.hidden;
    }
    byId('tree-none').hidden = any || items.length === 0;
  }

  return {
    /** @param {string} vertex */
    mark(vertex) {
      for (const item of items) item.setAttribute('aria-pressed', String(vertex !== '' && item.dataset.vertex === vertex));
    },
  };
}

/** Kinds as kubectl abbreviates them. @type {Record<string, string>} */
const SHORT = {
  Deployment: 'deploy', StatefulSet: 'sts', DaemonSet: 'ds', ReplicaSet: 'rs', ReplicationController: 'rc', Service: 'svc',
  EndpointSlice: 'slice', Endpoints: 'ep', Ingress: 'ing', IngressClass: 'class', ConfigMap: 'cm', NetworkPolicy: 'netpol',
  CronJob: 'cj', Namespace: 'ns', ServiceAccount: 'sa', PersistentVolumeClaim: 'pvc', CustomResourceDefinition: 'crd',
};

/** Pods differ at the end of their names: that is kept in sight. @param {HTMLElement} item */
function shorten(item) {
  const kind = item.querySelector('.kind');
  if (kind) kind.textContent = SHORT[item.dataset.kind ?? ''] ?? item.dataset.kind ?? '';
  const name = item.querySelector('.name');
  if (name) name.textContent = middle(name.textContent ?? '', 20);
}
