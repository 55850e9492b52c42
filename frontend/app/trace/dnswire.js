// A DNS message taken apart for reading (RFC 1035, 4): which bytes are which part.

/** @typedef {{title: string, says: string, from: number, to: number}} Part the bytes from..to-1 */

const TYPES = /** @type {Record<number, string>} */ ({ 1: 'A', 2: 'NS', 5: 'CNAME', 6: 'SOA', 12: 'PTR', 13: 'HINFO', 15: 'MX', 16: 'TXT', 28: 'AAAA', 33: 'SRV', 41: 'OPT', 64: 'SVCB', 65: 'HTTPS', 255: 'ANY', 257: 'CAA' });
const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];
const SECTIONS = ['Answer', 'Authority', 'Additional'];
const HEADER = 12;

/** @param {string} hex @returns {Uint8Array} */
export function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} bytes @returns {Part[]} covers every byte once, in order; what cannot be read is "Rest" */
export function partsOf(bytes) {
  if (bytes.length < HEADER) return bytes.length === 0 ? [] : [{ title: 'Rest', says: '', from: 0, to: bytes.length }];
  /** @type {Part[]} */
  const parts = [{ title: 'Header', says: headerText(bytes), from: 0, to: HEADER }];
  let at = HEADER;
  const take = (/** @type {string} */ title, /** @type {{says: string, to: number}|null} */ read) => {
    if (!read || read.to > bytes.length) return false;
    parts.push({ title, says: read.says, from: at, to: read.to });
    at = read.to;
    return true;
  };
  let readable = true;
  for (let i = 0; readable && i < word(bytes, 4); i += 1) readable = take('Question', question(bytes, at));
  SECTIONS.forEach((title, section) => {
    for (let i = 0; readable && i < word(bytes, 6 + section * 2); i += 1) readable = take(title, record(bytes, at));
  });
  if (at < bytes.length) parts.push({ title: 'Rest', says: '', from: at, to: bytes.length });
  return parts;
}

/** @param {Uint8Array} bytes @param {number} at */
function word(bytes, at) {
  return (bytes[at] << 8) | bytes[at + 1];
}

/** @param {Uint8Array} bytes */
function headerText(bytes) {
  const flags = word(bytes, 2);
  const reply = (flags & 0x8000) !== 0;
  const set = [[0x0400, 'aa'], [0x0200, 'tc'], [0x0100, 'rd'], [0x0080, 'ra']].filter(([bit]) => (flags & Number(bit)) !== 0).map(([, name]) => name);
  return [`id ${word(bytes, 0)}`, reply ? 'reply' : 'query', set.join(' '), reply && (RCODES[flags & 15] ?? `rcode ${flags & 15}`)].filter(Boolean).join(' · ');
}

/** @param {Uint8Array} bytes @param {number} from */
function question(bytes, from) {
  const read = nameAt(bytes, from);
  return read && { says: `${read.name} ${typeText(word(bytes, read.to))}`, to: read.to + 4 };
}

/** @param {Uint8Array} bytes @param {number} from */
function record(bytes, from) {
  const read = nameAt(bytes, from);
  if (!read || read.to + 10 > bytes.length) return null;
  const type = typeText(word(bytes, read.to));
  const ttl = word(bytes, read.to + 4) * 65536 + word(bytes, read.to + 6);
  return { says: type === 'OPT' ? 'OPT, EDNS' : `${read.name} ${type}, ttl ${ttl}`, to: read.to + 10 + word(bytes, read.to + 8) };
}

/** @param {number} type */
function typeText(type) {
  return TYPES[type] ?? `TYPE${type}`;
}

/** Follows compression pointers, each of which must lead back. @param {Uint8Array} bytes @param {number} from @returns {{name: string, to: number}|null} */
function nameAt(bytes, from) {
  const labels = [];
  let to = -1;
  let at = from;
  for (let jumps = 0; at < bytes.length && jumps < 128; jumps += 1) {
    const length = bytes[at];
    if (length >= 0xc0) {
      if (to < 0) to = at + 2;
      at = word(bytes, at) & 0x3fff;
    } else if (length === 0) {
      return { name: `${labels.join('.')}.`, to: to < 0 ? at + 1 : to };
    } else {
      labels.push(String.fromCharCode(...bytes.subarray(at + 1, at + 1 + length)));
      at += length + 1;
    }
  }
  return null;
}
