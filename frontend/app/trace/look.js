// What a step looks like: one word, one shape, one colour. Colour is the third cue.

/** @typedef {import('./types.js').Step} Step */
/** @typedef {'forward'|'reverse'|'rewrite'|'dns'|'dns-reply'|'drop'|'reject'} Look */

/** @type {Record<Look, {word: string, mark: string}>} */
export const LOOKS = {
  forward: { word: 'request', mark: '●' },
  reverse: { word: 'reply', mark: '○' },
  rewrite: { word: 'rewritten', mark: '■' },
  dns: { word: 'name lookup', mark: '▲' },
  'dns-reply': { word: 'name answer', mark: '△' },
  drop: { word: 'dropped', mark: '⬣' },
  reject: { word: 'refused', mark: '↩\uFE0E' },
};

const REWRITTEN = new Set(['src', 'dst', 'sport', 'dport']);

/** @param {Step} step a policy's word on a packet */
const denied = (step) => step.type === 'POLICY' && step.rules.some((rule) => rule.matched && rule.verdict === 'DENY');

/** @param {Step} step @param {string} legKind a name that leads nowhere: whoever wanted to connect has nobody to dial */
const nameless = (step, legKind) => step.type === 'RESOLVE' && legKind !== 'DNS' && step.dns !== null && step.dns.answers.length === 0;

/**
 * @param {Step} step
 * @param {import('./types.js').Direction} direction
 * @param {string} legKind
 * @returns {Look}
 */
export function lookOf(step, direction, legKind) {
  if (step.type === 'DROP' || denied(step) || nameless(step, legKind)) return 'drop';
  if (step.type === 'REJECT') return 'reject';
  if (step.changes.some((change) => REWRITTEN.has(change.field))) return 'rewrite';
  const back = direction === 'REVERSE';
  if (legKind === 'DNS') return back ? 'dns-reply' : 'dns';
  return back ? 'reverse' : 'forward';
}

/** The word for it: what was never sent was not dropped. @param {{look: Look, step: Step}} walked */
export function wordOf({ look, step }) {
  return look === 'drop' && step.type === 'RESOLVE' ? 'nothing sent' : LOOKS[look].word;
}
