// Which node or pod a box of the picture, or a step, stands for, and what to look at first.

/** @typedef {import('../trace/walked.js').Walked} Walked */

/**
 * @typedef {object} Inside
 * @property {'node'|'pod'} kind
 * @property {string} name of the node, or namespace/name of the pod
 * @property {string} view which tab; "rules" is those of kube-proxy's mode
 */

/** @type {Record<string, string>} */
const FIRST = { netfilter: 'rules', kernel: 'rules', routing: 'routes', conntrack: 'conntrack', dev: 'links', host: 'links' };

/** @param {string} vertex id of a box @returns {Inside|null} */
export function insideOf(vertex) {
  const [kind, first, second] = vertex.split('/');
  if (kind === 'node' && first) return { kind, name: first, view: second === undefined ? 'rules' : FIRST[second] ?? 'rules' };
  if (kind === 'pod' && first && second) return { kind, name: `${first}/${second}`, view: 'pod' };
  return null;
}

/** @param {Walked} walked @param {string} view @returns {Inside|null} */
export function insideStep(walked, view) {
  const { place } = walked.hop;
  if (place.kind === 'NODE' && place.node) return { kind: 'node', name: place.node, view };
  return place.kind === 'POD' && place.pod ? { kind: 'pod', name: place.pod, view } : null;
}

/** Where a rule of this table stands. @param {string} table */
export function viewOfTable(table) {
  if (table === 'ipvs') return 'ipvs';
  return table.includes(' ') ? 'nftables' : 'iptables';
}

/** @param {Inside} inside */
export function label(inside) {
  return inside.kind === 'node' ? inside.name : inside.name.split('/').pop() ?? inside.name;
}

/** @param {Inside} inside "nodes/node-a" or "pods/shop/web-0" */
export function pathOf(inside) {
  return `${inside.kind}s/${inside.name.split('/').map(encodeURIComponent).join('/')}`;
}

/** @param {Inside} inside @param {Walked} walked whether the step happens in there */
export function holds(inside, walked) {
  const { place } = walked.hop;
  return inside.kind === 'node' ? place.kind === 'NODE' && place.node === inside.name : place.kind === 'POD' && place.pod === inside.name;
}
