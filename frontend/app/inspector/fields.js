// A packet's header fields, layer by layer from the outside in, as rows of the packet table.

/** @typedef {import('../trace/types.js').Packet} Packet */
/** @typedef {import('../trace/types.js').Tunnel} Tunnel */

/**
 * @typedef {object} Field
 * @property {string} layer `outer` for the datagram of a tunnel, `inner` for the packet itself
 * @property {string} word "ip dst"
 * @property {string} before empty where there is none
 * @property {string} after
 * @property {boolean} changed
 * @property {boolean} quiet told only when asked for, unless it changed
 * @property {(names: Record<string, string>, side: 'before'|'after') => string} name whose it is, empty when nobody's
 */

/** @param {{before: Packet, after: Packet}} packet @returns {Field[]} */
export function fieldsOf({ before, after }) {
  const tunnel = before.outer ?? after.outer;
  return [...(tunnel ? outerFields(before.outer, after.outer, tunnel) : []), ...innerFields(before, after)];
}

/** @param {Tunnel|null} before @param {Tunnel|null} after @param {Tunnel} any */
function outerFields(before, after, any) {
  const row = rows('outer', before, after);
  const udp = any.kind !== 'IPIP';
  return [
    row('eth src', (t) => t.srcMac ?? '', { quiet: true }), row('eth dst', (t) => t.dstMac ?? '', { quiet: true }),
    row('ip src', (t) => t.src, { named: true }), row('ip dst', (t) => t.dst, { named: true }),
    row('ip protocol', () => (udp ? 'UDP' : 'IPIP'), { quiet: true }), row('ip ttl', (t) => String(t.ttl), { quiet: true }),
    ...(udp ? [row('udp sport', (t) => String(t.sport), { quiet: true }), row('udp dport', (t) => String(t.dport)), row(`${any.kind.toLowerCase()} vni`, (t) => String(t.vni))] : []),
  ].filter(some);
}

/** @param {Packet} before @param {Packet} after */
function innerFields(before, after) {
  const row = rows('inner', before, after);
  const transport = after.protocol.toLowerCase();
  const ports = !transport.startsWith('icmp') && transport !== 'ipip';
  const port = (/** @type {Packet} */ packet, /** @type {string} */ address, /** @type {number} */ number) => portKey(address, number, packet.protocol);
  return [
    row('eth src', (p) => p.srcMac ?? '', { quiet: true }), row('eth dst', (p) => p.dstMac ?? '', { quiet: true }),
    row('ip src', (p) => p.src, { named: true }), row('ip dst', (p) => p.dst, { named: true }),
    row('ip protocol', (p) => p.protocol, { quiet: true }), row('ip ttl', (p) => String(p.ttl), { quiet: true }),
    ...(ports ? [
      row(`${transport} sport`, (p) => String(p.sport), { key: (p) => port(p, p.src, p.sport) }),
      row(`${transport} dport`, (p) => String(p.dport), { key: (p) => port(p, p.dst, p.dport) }),
    ] : []),
    row(transport.startsWith('icmp') ? `${transport} type` : `${transport} flags`, (p) => p.flags),
    row('kernel mark', (p) => (p.mark === 0 ? '' : `0x${p.mark.toString(16)}`), { quiet: true }),
  ].filter(some);
}

/** @param {string} address @param {number} port @param {string} protocol how the trace's names spell a port of an address */
function portKey(address, port, protocol) {
  return `${address.includes(':') ? `[${address}]` : address}:${port}/${protocol.toLowerCase()}`;
}

/**
 * @template T
 * @param {string} layer @param {T|null} before @param {T|null} after
 * @returns {(word: string, read: (from: T) => string, more?: {quiet?: boolean, named?: boolean, key?: (from: T) => string}) => Field}
 */
function rows(layer, before, after) {
  return (word, read, { quiet = false, named = false, key } = {}) => {
    const [was, is] = [before, after].map((side) => (side ? read(side) : ''));
    return { layer, word, before: was, after: is, changed: was !== is, quiet, name: (names, side) => {
      const packet = side === 'before' ? before : after;
      return packet ? names[key ? key(packet) : named ? read(packet) : ''] ?? '' : '';
    } };
  };
}

/** @param {Field} field */
function some(field) {
  return field.before !== '' || field.after !== '';
}
