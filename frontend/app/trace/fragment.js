// The address of a moment: `#s=7&dir=rev&lvl=operator`.

import { LEVELS, atLevel, moveTo, ticks } from './timeline.js';
import { isReverse } from './walked.js';

/** @typedef {import('./timeline.js').Timeline} Timeline */

/** @type {Record<string, import('./types.js').Level>} */
const SHORT = { story: 'STORY', op: 'OPERATOR', operator: 'OPERATOR', kernel: 'KERNEL' };

/** @param {Timeline} t */
export function fragmentOf(t) {
  const shown = t.walked.find((walked) => walked.step.n === t.n);
  if (!shown) return '';
  return `#s=${t.n}&dir=${t.stacked ? 'both' : isReverse(shown) ? 'rev' : 'fwd'}&lvl=${t.level.toLowerCase()}`;
}

/**
 * The timeline at the moment a fragment names; a step hidden at the level asked for is shown at the
 * first level that has it, unfolded if need be, so that a link always opens exactly there.
 * @param {Timeline} t
 * @param {string} fragment
 */
export function atFragment(t, fragment) {
  const params = new URLSearchParams(fragment.replace(/^#/, ''));
  const level = SHORT[params.get('lvl') ?? ''] ?? t.level;
  const n = Number.parseInt(params.get('s') ?? '', 10);
  const levelled = atLevel({ ...t, stacked: params.has('dir') ? params.get('dir') === 'both' : t.stacked }, level);
  if (Number.isInteger(n) && n > 0) return atStep(levelled, n);
  const reverse = params.get('dir') === 'rev' && ticks(levelled).find((tick) => !tick.fold && isReverse(tick.main));
  return reverse ? moveTo(levelled, reverse.key) : levelled;
}

/** @param {Timeline} t @param {number} n */
function atStep(t, n) {
  const wanted = t.walked.find((walked) => walked.step.n === n);
  if (!wanted) return moveTo(t, n);
  const level = wanted.step.levels.includes(t.level) ? t.level
    : LEVELS.find((candidate) => wanted.step.levels.includes(candidate)) ?? t.level;
  const at = { ...t, level };
  const fold = ticks(at).find((tick) => tick.fold && tick.steps.some((walked) => walked.step.n === n));
  if (fold && fold.main.step.n !== n) return { ...at, opened: [...at.opened, fold.key], n };
  return { ...at, n };
}
