// The tree of objects.

import { all, middle } from '../dom.js';

/** @param {{select: (vertex: string) => void}} acts */
export function initObjects(acts) {
  const panel = document.getElementById('panel-objects');
  if (!panel) return { mark: () => {} };
  const items = all(panel, '.item');
  for (const item of items) shorten(item);
  for (const item of items) item.addEventListener('click', () => item.dataset.vertex && acts.select(item.dataset.vertex));

  return {
    /** @param {string} vertex */
    mark(vertex) {
      const before = items.find((item) => item.getAttribute('aria-pressed') === 'true');
      for (const item of items) item.setAttribute('aria-pressed', String(vertex !== '' && item.dataset.vertex === vertex));
      const now = items.find((item) => item.getAttribute('aria-pressed') === 'true');
      if (now && now !== before && now.offsetParent && now !== document.activeElement) now.scrollIntoView({ block: 'nearest' });
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
