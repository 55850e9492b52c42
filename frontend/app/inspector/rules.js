// Slot 2: the rules tried, as a ladder: the winners, and the losers that came near, with why they lost.

import { h } from '../dom.js';
import { breakable, ladderRow } from './ladder.js';
import { linkButton, slot } from './slots.js';

/** @typedef {import('../trace/types.js').RuleTrial} RuleTrial */
/** @typedef {import('../dom.js').Child} Child */

const FINAL = /^(DNAT|SNAT|MASQUERADE|ACCEPT|DROP|REJECT|RETURN|DENY|ALLOW)/;
const FATAL = /^(DROP|REJECT|DENY)/;
/** Up to so many rungs are all shown. */
const SHORT = 6;

/**
 * @param {import('../trace/types.js').Step} step
 * @param {HTMLElement|null} look
 * @param {boolean} brief only what decided, as the story tells it
 * @param {...Child} inside who was chosen, which route a proxy took
 */
export function rulesSlot(step, look, brief, ...inside) {
  const { rules } = step;
  const more = inside.filter(Boolean);
  if (rules.length === 0) return slot('rules', null, ...more);
  const near = rules.filter((rule, i) => isNear(rules, rule, i, brief));
  const tried = Math.max(step.rulesTried ?? 0, rules.length);
  const list = h('ol', { class: 'ladder', tabindex: -1 });
  fill(list, rules, near);
  const counted = h('span', {}, near.length < tried ? `${near.length} of ${tried} shown` : `${tried} tried`);
  const all = near.length < rules.length && linkButton(`show all ${tried}`, () => {
    fill(list, rules, rules);
    counted.textContent = rules.length < tried ? `${rules.length} of ${tried} shown` : `${tried} tried`;
    if (all) all.remove();
    list.focus();
  });
  return slot('rules', [counted, all || null, look], list, ...more);
}

/** @param {RuleTrial[]} rules @param {RuleTrial} rule @param {number} i @param {boolean} brief */
function isNear(rules, rule, i, brief) {
  if (brief) return rule.matched && !rules.slice(i + 1).some((later) => later.matched);
  return rules.length <= SHORT || rule.matched || isDraw(rule) || (rules[i + 1]?.matched ?? false);
}

/** @param {HTMLElement} list @param {RuleTrial[]} rules @param {RuleTrial[]} shown */
function fill(list, rules, shown) {
  list.replaceChildren();
  let skipped = 0;
  for (const rule of [...rules, null]) {
    if (rule && !shown.includes(rule)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) list.append(h('li', { class: 'skipped' }, h('span', { 'aria-hidden': 'true' }, '⋯'), h('span', {}, `${skipped} more`)));
    skipped = 0;
    if (rule) list.append(rung(rule));
  }
}

/** @param {RuleTrial} rule */
function isDraw(rule) {
  return rule.rule.includes('--mode random') || rule.rule.includes('numgen');
}

/** @param {RuleTrial} rule */
function rung(rule) {
  return ladderRow({ matched: rule.matched, draw: isDraw(rule), final: rule.matched && FINAL.test(rule.verdict), fatal: rule.matched && FATAL.test(rule.verdict), why: rule.why, ...ruleText(rule) });
}

/** The rule without what repeats on every line, its verdict emphasised. @param {RuleTrial} rule @returns {{chain: string, text: Child[]}} */
function ruleText(rule) {
  const text = rule.rule.replace(/^-A (\S+) ?/, '').replace(/-m comment --comment ("[^"]*"|\S+) ?/, '').replace(/-m (tcp|udp|sctp|statistic) /g, '');
  const chain = rule.rule.startsWith('-A ') ? rule.chain : '';
  const jump = text.match(/^(.*?)-[jg] (\S+)(.*)$/);
  if (!jump) return { chain, text: [text] };
  return { chain, text: [jump[1], h('span', { class: rule.matched ? 'verdict-to' : '' }, '→ ', ...breakable(jump[2]), jump[3])] };
}
