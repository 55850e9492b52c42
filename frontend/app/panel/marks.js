// Which lines of a listing a step used. Both are named alike: a line by its section and text, a use by what the step tells.

import { viewOfTable } from './places.js';

/** @typedef {import('../trace/types.js').Step} Step */
/** @typedef {{section: string, text: string, won: boolean}} Use */
/** @typedef {Map<number, boolean>} Marks line → whether it matched, in the order they were used */

/** @param {string} view @param {Step} step @returns {Use[]} in the order they were used */
export function usesOf(view, step) {
  if (view === 'iptables' || view === 'nftables' || view === 'ipvs') return ruleUses(view, step);
  if (view === 'ipsets') return step.rules.flatMap((rule) => [...rule.why.matchAll(/(\S+) is in set ([^\s,]+)/g)].map(([, entry, set]) => ({ section: '', text: `add ${set} ${entry}`, won: true })));
  if (view === 'routes') return use(step.route?.text);
  if (view === 'neighbours') return [...use(step.route?.neighbour), ...use(forwarded(step))];
  if (view === 'links') return use(step.stop.match(/^node\/[^/]+\/dev\/(.+)$/)?.[1] ?? step.route?.dev);
  if (view === 'log') return (step.dns?.log ?? []).map((text) => ({ section: '', text, won: true }));
  if (view === 'conntrack') return step.conntrack?.confirmed ? use(connection(step.conntrack)) : [];
  return [];
}

/** @param {string|null|undefined} text @returns {Use[]} */
function use(text) {
  return text ? [{ section: '', text: text.trim(), won: true }] : [];
}

/** @param {string} view @param {Step} step @returns {Use[]} */
function ruleUses(view, step) {
  return step.rules.filter((rule) => viewOfTable(rule.table) === view).flatMap((rule) => {
    const won = rule.matched;
    if (view === 'iptables') return [{ section: rule.table, text: rule.rule, won }];
    if (view === 'nftables') return [{ section: `${rule.table} ${rule.chain}`, text: rule.rule.trim(), won }, ...lookedUp(rule)];
    const section = rule.chain.toLowerCase();
    const real = rule.rule.match(/^-> (\S+)/);
    return real ? [{ section, text: section, won: true }, { section, text: real[1], won }] : [{ section, text: section, won }];
  });
}

/** The element of a set or map that a rule found. @param {import('../trace/types.js').RuleTrial} rule @returns {Use[]} */
function lookedUp({ table, matched, why }) {
  const found = matched && why.match(/looked up (.+) in (@[^\s:]+)/);
  return found ? [{ section: `${table} ${found[2]}`, text: found[1], won: true }] : [];
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

/** @param {(section: string, text: string) => number} find @param {Use[]} uses @returns {Marks} */
export function marksOf(find, uses) {
  /** @type {Marks} */
  const marks = new Map();
  for (const { section, text, won } of uses) {
    const line = find(section, text);
    if (line >= 0) marks.set(line, won || (marks.get(line) ?? false));
  }
  return marks;
}

/** The line that decided: the last that matched, else the last tried. @param {Marks} marks */
export function decisive(marks) {
  const won = [...marks].filter(([, matched]) => matched);
  return (won.length > 0 ? won : [...marks]).pop()?.[0] ?? -1;
}
