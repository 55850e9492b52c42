// Which lines of a listing a step used. Both sides are given the same key: a line by where it stands, a step by what it tells.

import { viewOfTable } from './places.js';

/** @typedef {import('../trace/types.js').Step} Step */
/** @typedef {{key: string, won: boolean}} Use */
/** @typedef {Map<number, boolean>} Marks line → whether it matched, in the order they were used */

/** @type {Record<string, (lines: string[]) => Map<string, number>>} */
const INDEXES = {
  iptables: byTable, nftables: byChain, ipvs: byServer, neighbours: byAddress, links: byDevice,
};

/** @param {string} view @param {string[]} lines @returns {Map<string, number>} key → line */
export function indexed(view, lines) {
  return (INDEXES[view] ?? plain)(lines);
}

/** @param {string[]} lines */
function plain(lines) {
  return new Map(lines.map((line, i) => [line.trim(), i]));
}

/** @param {string[]} lines */
function byTable(lines) {
  const index = new Map();
  let table = '';
  lines.forEach((line, i) => {
    if (line.startsWith('*')) table = line.slice(1);
    else if (!index.has(`${table} ${line}`)) index.set(`${table} ${line}`, i);
  });
  return index;
}

/** @param {string[]} lines */
function byChain(lines) {
  const index = new Map();
  let [table, chain] = ['', ''];
  lines.forEach((line, i) => {
    const text = line.trim();
    const opened = text.match(/^(table|chain|map|set) (.*) \{$/);
    if (opened?.[1] === 'table') table = opened[2];
    else if (opened) chain = opened[2];
    else if (!index.has(`${table} ${chain} ${text}`)) index.set(`${table} ${chain} ${text}`, i);
  });
  return index;
}

/** @param {string[]} lines */
function byServer(lines) {
  const index = new Map();
  let server = '';
  lines.forEach((line, i) => {
    const [first, second] = line.trim().split(/\s+/);
    if (first !== '->') server = `${first} ${second}`.toLowerCase();
    index.set(first === '->' ? `${server} -> ${second}` : server, i);
  });
  return index;
}

/** @param {string[]} lines */
function byAddress(lines) {
  return new Map(lines.map((line, i) => [line.trim().split(/\s+/).slice(0, 5).join(' '), i]));
}

/** @param {string[]} lines */
function byDevice(lines) {
  const index = new Map();
  lines.forEach((line, i) => {
    const device = line.match(/^\d+: ([^:@\s]+)/);
    if (device) index.set(device[1], i);
  });
  return index;
}

/** @param {string} view @param {Step} step @returns {Use[]} in the order they were used */
export function usesOf(view, step) {
  if (view === 'iptables' || view === 'nftables' || view === 'ipvs') return ruleUses(view, step);
  if (view === 'routes') return use(step.route?.text);
  if (view === 'neighbours') return [...use(step.route?.neighbour), ...use(forwarded(step))];
  if (view === 'links') return use(step.stop.match(/^node\/[^/]+\/dev\/(.+)$/)?.[1] ?? step.route?.dev);
  if (view === 'conntrack') return step.conntrack?.confirmed ? use(connection(step.conntrack)) : [];
  return [];
}

/** @param {string|null|undefined} key @returns {Use[]} */
function use(key) {
  return key ? [{ key: key.trim(), won: true }] : [];
}

/** @param {string} view @param {Step} step @returns {Use[]} */
function ruleUses(view, step) {
  return step.rules.filter((rule) => viewOfTable(rule.table) === view).flatMap((rule) => {
    if (view === 'iptables') return [{ key: `${rule.table} ${rule.rule}`, won: rule.matched }];
    if (view === 'nftables') return [{ key: `${rule.table} ${rule.chain} ${rule.rule.trim()}`, won: rule.matched }];
    const server = rule.chain.toLowerCase();
    const real = rule.rule.match(/^-> (\S+)/);
    return real ? [{ key: server, won: true }, { key: `${server} -> ${real[1]}`, won: rule.matched }] : [{ key: server, won: rule.matched }];
  });
}

/** The forwarding entry that gave the outer header its destination. @param {Step} step */
function forwarded(step) {
  const { type, packet } = step;
  const device = step.stop.match(/\/dev\/(.+)$/)?.[1];
  if (type !== 'ENCAPSULATE' || !packet?.after.outer || !packet.before.dstMac || !device) return null;
  return `${packet.before.dstMac} dev ${device} dst ${packet.after.outer.dst}`;
}

/** @param {{text: string, original: string}} entry tuples do not name their protocol, the entry begins with it */
export function connection(entry) {
  return `${entry.text.split(' ', 1)[0]} ${entry.original}`;
}

/** @param {Map<string, number>} index @param {Use[]} uses @returns {Marks} */
export function marksOf(index, uses) {
  /** @type {Marks} */
  const marks = new Map();
  for (const { key, won } of uses) {
    const line = index.get(key);
    if (line !== undefined) marks.set(line, won || (marks.get(line) ?? false));
  }
  return marks;
}

/** The line that decided: the last that matched, else the last tried. @param {Marks} marks */
export function decisive(marks) {
  const won = [...marks].filter(([, matched]) => matched);
  return (won.length > 0 ? won : [...marks]).pop()?.[0] ?? -1;
}
