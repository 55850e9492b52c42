// Slot 2: the rules tried, as a ladder: winners, and the losers that came near.

import { h } from '../dom.js';
import { linkButton, slot } from './slots.js';

/** @typedef {import('../trace/types.js').RuleTrial} RuleTrial */

const FINAL = /^(DNAT|SNAT|MASQUERADE|ACCEPT|DROP|REJECT|RETURN)/;

/** @param {import('../trace/types.js').Step} step @param {HTMLElement|null} look */
export function rulesSlot(step, look) {
  const { rules } = step;
  if (rules.length === 0) return slot('Rules tried', null);
  const near = rules.filter((rule, i) => rule.matched || isDraw(rule) || (rules[i + 1]?.matched ?? false) || rules.length <= 6);
  const list = h('ol', { class: 'ladder' });
  fill(list, rules, near);
  const all = near.length < rules.length && linkButton('show all', () => {
    fill(list, rules, rules);
    all && all.remove();
    return '';
  });
  const tried = Math.max(step.rulesTried ?? 0, rules.length);
  return slot(near.length < tried ? `Rules tried, ${near.length} of ${tried}` : `Rules tried, ${tried}`, h('span', { class: 'asides' }, all, look), list);
}

/** @param {HTMLElement} list @param {RuleTrial[]} rules @param {RuleTrial[]} shown */
function fill(list, rules, shown) {
  list.replaceChildren();
  let skipped = 0;
  for (const rule of rules) {
    if (!shown.includes(rule)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) list.append(skippedRow(skipped));
    skipped = 0;
    list.append(row(rule));
  }
  if (skipped > 0) list.append(skippedRow(skipped));
}

/** @param {number} count */
function skippedRow(count) {
  return h('li', { class: 'skipped' }, h('span', {}), h('span', {}, `${count} that did not match`));
}

/** @param {RuleTrial} rule */
function isDraw(rule) {
  return rule.rule.includes('--mode random') || rule.rule.includes('numgen');
}

/** @param {RuleTrial} rule */
function row(rule) {
  const draw = isDraw(rule);
  const sign = draw ? '⚂' : rule.matched ? '✓' : '✗';
  const word = `${draw ? 'random, ' : ''}${rule.matched ? 'matched' : 'not matched'}`;
  return h('li', { class: `${rule.matched ? 'won' : 'lost'}${FINAL.test(rule.verdict) ? ' final' : ''}` },
    h('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    h('span', { class: 'rule' }, h('span', { class: 'unseen' }, `${word}: `), ...ruleText(rule), h('span', { class: 'why' }, rule.why)));
}

/** The rule without what repeats on every line, its verdict emphasised. @param {RuleTrial} rule */
function ruleText(rule) {
  const text = rule.rule.replace(/^-A /, '').replace(/ -m comment --comment ("[^"]*"|\S+)/, '').replace(/ -m (tcp|udp|statistic)\b/g, '');
  const jump = text.match(/^(.*?)( -[jg] )(\S.*)$/);
  return jump ? [`${jump[1]} → `, h('span', { class: rule.matched ? 'verdict-to' : '' }, jump[3])] : [text];
}
