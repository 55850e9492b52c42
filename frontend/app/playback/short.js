// A step in a word or two, and in one detail: what a tick of the timeline has room for. Words only; the step says it all.

import { isReverse, placeText } from '../trace/walked.js';

/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {{word: string, detail: string}} Short */

/** @type {Record<string, (walked: Walked) => Short>} */
const WORDS = {
  RESOLVE: ({ step, look }) => (look === 'drop' ? { word: 'no address', detail: 'nothing sent' } : { word: 'name', detail: colon(step.title) || 'is an address' }),
  SEND: (walked) => ({ word: isReverse(walked) ? 'answers' : walked.leg.kind === 'DNS' ? 'asks' : 'sends', detail: sent(walked) }),
  ROUTE: ({ step }) => ({ word: 'route', detail: step.route?.dev || colon(step.title) }),
  NEIGHBOUR: (walked) => ({ word: 'next MAC', detail: device(walked) }),
  CONNTRACK: ({ step }) => ({ word: 'track', detail: step.conntrack?.confirmed && step.hook !== 'PREROUTING' && step.hook !== 'OUTPUT' ? 'remembered' : (colon(step.title) || step.conntrack?.state || '').toLowerCase() }),
  RULES: ({ step }) => ({ word: `${step.table ?? ''} rules`.trim(), detail: hook(step) }),
  TRANSLATE: (walked) => ({ word: rewritten(walked), detail: newEnd(walked) }),
  FILTER: ({ step }) => ({ word: 'filter', detail: hook(step) }),
  POLICY: (walked) => ({ word: 'policy', detail: walked.look === 'drop' ? 'denies' : 'allows' }),
  ENCAPSULATE: ({ step }) => ({ word: 'wrap', detail: step.packet?.after.outer?.kind ?? '' }),
  DECAPSULATE: ({ step }) => ({ word: 'unwrap', detail: step.packet?.before.outer?.kind ?? '' }),
  TRANSMIT: (walked) => (walked.hop.place.kind === 'WIRE' ? { word: 'wire', detail: walked.step.title.match(/to \S+$/)?.[0] ?? '' } : { word: 'out', detail: device(walked) }),
  RECEIVE: (walked) => ({ word: 'in', detail: device(walked) }),
  HTTP_ROUTE: ({ step }) => ({ word: 'proxy', detail: step.http?.backend?.split('/').pop() ?? String(step.http?.status ?? '') }),
  DELIVER: ({ step, hop, leg }) => (hop.direction === 'REVERSE' ? { word: 'answer', detail: colon(step.title) || 'arrives' } : { word: leg.kind === 'DNS' ? 'asked' : 'delivered', detail: placeText({ step, hop, leg, look: 'forward' }).replace(/^pod /, '') }),
  DROP: ({ step }) => ({ word: 'dropped', detail: colon(step.title) || hook(step) }),
  REJECT: ({ step }) => ({ word: 'refused', detail: colon(step.title) || hook(step) }),
};

/** @param {Walked} walked @returns {Short} */
export function shortOf(walked) {
  const short = WORDS[walked.step.type]?.(walked) ?? { word: walked.step.title, detail: '' };
  return walked.look === 'drop' && !['POLICY', 'RESOLVE'].includes(walked.step.type) ? { ...short, word: 'dropped' } : short;
}

/** @param {string} title what stands behind its colon */
function colon(title) {
  return title.includes(': ') ? title.slice(title.indexOf(': ') + 2) : '';
}

/** @param {import('../trace/types.js').Step} step */
function hook(step) {
  return (step.hook ?? '').toLowerCase();
}

/** @param {Walked} walked the device it is at */
function device({ step, hop }) {
  const { stop } = step;
  const named = step.title.match(/ (?:by|cable) (\S+)$/)?.[1];
  return named ?? hop.place.interface ?? (stop.includes('/dev/') ? stop.slice(stop.indexOf('/dev/') + 5) : hop.place.kind === 'POD' ? 'eth0' : '');
}

/** @param {Walked} walked */
function sent(walked) {
  const { step, leg } = walked;
  if (leg.kind === 'DNS') return step.dns?.type ?? '';
  const { protocol, dport, sport } = step.packet?.after ?? {};
  const port = isReverse(walked) ? sport : dport;
  return protocol ? `${protocol.toLowerCase()}${port ? ` :${port}` : ''}` : '';
}

/** @param {Walked} walked */
function rewritten(walked) {
  if (isReverse(walked)) return 'undo';
  const has = (/** @type {string} */ field) => walked.step.changes.some((change) => change.field === field);
  return has('dst') || has('dport') ? 'DNAT' : 'SNAT';
}

/** @param {Walked} walked */
function newEnd({ step }) {
  const to = (/** @type {string} */ field) => step.changes.find((change) => change.field === field)?.to;
  return to('dst') ?? to('src') ?? `:${to('dport') ?? to('sport') ?? ''}`;
}
