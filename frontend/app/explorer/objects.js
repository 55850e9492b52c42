// The tree of objects.

import { all, h, middle } from '../dom.js';
import { fetchJson } from './desk.js';

/** @typedef {{kind: string, name: string, detail: string, vertex: string|null}} Entry */

/** @param {string} lab @param {{select: (vertex: string) => void}} acts */
export function initObjects(lab, acts) {
  const panel = document.getElementById('panel-objects');
  if (!panel) return { mark: () => {} };
  for (const item of all(panel, '.item')) shorten(item);
  panel.addEventListener('click', ({ target }) => {
    const item = target instanceof Element ? target.closest('.item') : null;
    if (item instanceof HTMLElement && item.dataset.vertex) acts.select(item.dataset.vertex);
  });
  panel.addEventListener('toggle', ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.open && !target.querySelector('ul')) void unfold(lab, target);
  }, true);

  return {
    /** @param {string} vertex */
    mark(vertex) {
      const before = all(panel, '.item[aria-pressed=true]');
      const now = vertex === '' ? [] : all(panel, `.item[data-vertex="${CSS.escape(vertex)}"]`);
      for (const item of before) if (!now.includes(item)) item.setAttribute('aria-pressed', 'false');
      for (const item of now) item.setAttribute('aria-pressed', 'true');
      const first = now[0];
      if (first && first !== before[0] && first.offsetParent && first !== document.activeElement) first.scrollIntoView({ block: 'nearest' });
    },
  };
}

/** The pods of a workload that has many, when somebody asks for them. @param {string} lab @param {HTMLDetailsElement} fold */
async function unfold(lab, fold) {
  const list = h('ul');
  fold.querySelector('.none')?.remove();
  fold.append(list);
  try {
    /** @type {Entry[]} */
    const pods = await fetchJson(`/api/v1/labs/${lab}/object/pods?of=${encodeURIComponent(fold.dataset.of ?? '')}`);
    list.append(...pods.map((pod) => h('li', {}, row(pod))));
  } catch {
    list.replaceWith(h('p', { class: 'none' }, 'The pods could not be loaded. Close and open this again.'));
  }
}

/** @param {Entry} entry */
function row({ kind, name, detail, vertex }) {
  const item = h('button', { class: 'item', type: 'button', 'aria-pressed': 'false', title: `${kind} ${name}`, 'data-vertex': vertex ?? '', 'data-kind': kind, disabled: vertex === null },
    h('span', { class: 'kind' }, kind), h('span', { class: 'name' }, name), h('span', { class: 'detail' }, detail));
  shorten(item);
  return item;
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
