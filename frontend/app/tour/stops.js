// What the tour shows, in the order in which one uses it.

/** @typedef {{title: string, text: string, region: () => HTMLElement|null}} Stop */

/** @type {{title: string, text: string, at: string[]}[]} */
const STOPS = [
  { title: 'Who asks whom', at: ['#request'],
    text: 'Pick a pod or node in From and a URL in To, then press Trace. Where the packet goes is computed from your manifests; nothing is sent anywhere.' },
  { title: 'The picture', at: ['.picture-area'],
    text: 'Network shows nodes, pods and kernels; Objects shows which Ingress leads to which Service and pods. A Service has no box on the wire: it is rules in each kernel. Arrow keys walk from box to box, Enter opens one.' },
  { title: 'The timeline', at: ['#playback'],
    text: 'Each step of the packet, there and back. Play it, or step with the arrow keys. Story tells it in sentences, Operator adds what decided, Kernel shows every hook.' },
  { title: 'One step', at: ['#inspector'],
    text: 'What happened here, what changed in the packet, which rules lost and why, and the line of your YAML behind it.' },
  { title: 'Find anything', at: ['.topbar .finder', '.topbar'],
    text: 'Press / and paste an address, a port or a chain such as KUBE-SVC-… from a real cluster: it says what it is here and selects it. Commands are in there as well.' },
  { title: 'Take it with you', at: ['#share', '#export', '.topbar .tools'],
    text: 'A trace never changes and has a link that opens at exactly this step. Share it, or export it as text, a picture or a capture for Wireshark. Help (?) shows this tour again.' },
];

/** @param {string} selector */
function visible(selector) {
  const found = document.querySelector(selector);
  return found instanceof HTMLElement && found.checkVisibility({ visibilityProperty: true }) ? found : null;
}

/** @returns {Stop[]} */
export function stopsHere() {
  return STOPS.map(({ title, text, at }) => ({ title, text, region: () => at.map(visible).find((region) => region !== null) ?? null }));
}
