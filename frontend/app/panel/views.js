// What can be looked at in a node and in a pod, and how a person would look at it there.

/** @typedef {{id: string, label: string, command: string}} View */
/** @typedef {'iptables'|'nftables'|'ipvs'} ProxyMode */

/** @type {View[]} */
const NODE_VIEWS = [
  { id: 'iptables', label: 'Rules', command: 'iptables-save' },
  { id: 'nftables', label: 'nft', command: 'nft list ruleset' },
  { id: 'ipvs', label: 'IPVS', command: 'ipvsadm -Ln' },
  { id: 'ipsets', label: 'ipsets', command: 'ipset save' },
  { id: 'routes', label: 'Routes', command: 'ip route' },
  { id: 'links', label: 'Links', command: 'ip -d addr' },
  { id: 'neighbours', label: 'Neighbours', command: 'ip neigh; bridge fdb' },
  { id: 'conntrack', label: 'Conntrack', command: 'conntrack -L' },
];

/** @type {View[]} */
const POD_VIEWS = [
  { id: 'pod', label: 'Pod', command: 'kubectl get pod -o wide' },
  { id: 'resolv.conf', label: 'resolv.conf', command: 'cat /etc/resolv.conf' },
  { id: 'routes', label: 'Routes', command: 'ip route' },
  { id: 'links', label: 'Links', command: 'ip -d addr' },
  { id: 'log', label: 'Log', command: 'kubectl logs' },
];

/** Views of what is no listing: they have neither lines nor a filter. */
const CARDS = new Set(['pod', 'resolv.conf']);

/** @param {string} view */
export function isCard(view) {
  return CARDS.has(view);
}

/** @param {'node'|'pod'} kind @param {{sets?: boolean, log?: object|null}} about whether the node has ipsets, the pod a log */
export function viewsOf(kind, about) {
  return kind === 'pod' ? POD_VIEWS.filter((view) => about.log || view.id !== 'log') : NODE_VIEWS.filter((view) => about.sets || view.id !== 'ipsets');
}

/** How a person would look at it there. @param {View|undefined} view @param {string} name of the pod or node */
export function commandOf(view, name) {
  if (view?.id !== 'log') return view?.command ?? '';
  const [namespace, pod] = name.split('/');
  return `kubectl -n ${namespace} logs ${pod}`;
}

/**
 * The box "netfilter" means the rules of whichever mode kube-proxy runs in.
 * @param {string} view @param {string} mode
 */
export function resolved(view, mode) {
  if (view !== 'rules') return view;
  return mode === 'nftables' || mode === 'ipvs' ? mode : 'iptables';
}

/** @type {Record<string, string>} */
const EMPTY = {
  iptables: 'No iptables rules here.',
  nftables: 'No nftables tables here.',
  ipvs: 'No virtual servers: no Service has an address yet.',
  routes: 'No routes.',
  neighbours: 'Nobody is known by hardware address yet.',
  log: 'Nothing was printed yet.',
};

/** Why there is nothing to see. @param {string} view @param {string} mode @param {number} step 0 before the first, -1 without a trace */
export function emptyText(view, mode, step) {
  if (view === 'conntrack') {
    return step < 0 ? 'No packet has passed yet. Trace one, and its connections stand here.' : `No connection is remembered here ${step === 0 ? 'before the first step' : `after step ${step}`}.`;
  }
  if ((view === 'nftables' || view === 'ipvs') && view !== mode) {
    return `kube-proxy runs in ${mode} mode here: ${view === 'nftables' ? 'no table of its own' : 'no virtual servers'}.`;
  }
  return EMPTY[view] ?? 'Nothing here.';
}
