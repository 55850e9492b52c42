// What was rewritten on the way out is put back on the way home: which step undoes which. Read off the changes, not computed.

import { isReverse } from './walked.js';

/** @typedef {import('./walked.js').Walked} Walked */
/** @typedef {{from: number, to: number}} Tie numbers of the rewrite and of the step that undoes it */

const MIRROR = /** @type {Record<string, string>} */ ({ dst: 'src', dport: 'sport', src: 'dst', sport: 'dport' });

/** @param {Walked[]} walked @returns {Tie[]} */
export function ties(walked) {
  /** @type {Tie[]} */
  const found = [];
  const done = walked.filter((one) => !isReverse(one) && ends(one).length > 0);
  for (const back of walked) {
    if (!isReverse(back)) continue;
    const match = done.findLast((one) => one.leg.id === back.leg.id && one.step.n < back.step.n && ends(one).some((change) => undoes(back, change)));
    if (match) found.push({ from: match.step.n, to: back.step.n });
  }
  return found;
}

/** The step at the other end of a tie, 0 when there is none. @param {Tie[]} all @param {number} n */
export function tiedTo(all, n) {
  const tie = all.find(({ from, to }) => from === n || to === n);
  return tie ? tie.from + tie.to - n : 0;
}

/** @param {Walked} walked */
function ends(walked) {
  return walked.step.changes.filter((change) => change.field in MIRROR);
}

/** @param {Walked} back @param {import('./types.js').FieldChange} change */
function undoes(back, change) {
  return back.step.changes.some((undo) => undo.field === MIRROR[change.field] && undo.from === change.to && undo.to === change.from);
}
