// Where the packet is, in stretches: ticks that stand beside each other at one place share its name.

import { isReverse, placeText } from './walked.js';

/** @typedef {import('./timeline.js').Tick} Tick */
/** @typedef {{place: string, kind: string, back: boolean, group: number|null, ticks: Tick[]}} Stretch */

/** @param {Tick[]} ticks @returns {Stretch[]} */
export function stretches(ticks) {
  /** @type {Stretch[]} */
  const result = [];
  for (const tick of ticks) {
    const place = placeText(tick.main);
    const back = goesBack(tick);
    const last = result[result.length - 1];
    if (last && last.place === place && last.back === back && last.group === tick.group) last.ticks.push(tick);
    else result.push({ place, kind: tick.main.hop.place.kind, back, group: tick.group, ticks: [tick] });
  }
  return result;
}

/** Whether a tick belongs to the reply: a folded name lookup is there and back again, and stands with the request. @param {Tick} tick */
export function goesBack(tick) {
  return !tick.fold && isReverse(tick.main);
}

/** @typedef {{there: Tick|null, back: Tick|null}} Pair one over the other */

const MIRROR = /** @type {Record<string, string>} */ ({ SEND: 'DELIVER', DELIVER: 'SEND', RECEIVE: 'TRANSMIT', TRANSMIT: 'RECEIVE', ENCAPSULATE: 'DECAPSULATE', DECAPSULATE: 'ENCAPSULATE' });

/**
 * Request and reply one over the other: each exchange is a block, in which the reply runs back under the request and
 * what one did stands over what the other did for it at the same place.
 * @param {Tick[]} ticks @returns {Pair[][]}
 */
export function stacked(ticks) {
  /** @type {{there: Tick[], back: Tick[]}[]} */
  const exchanges = [];
  for (const tick of ticks) {
    const back = goesBack(tick);
    const last = exchanges[exchanges.length - 1];
    const alone = tick.fold || last?.there.at(-1)?.fold;
    if (last && !alone && (back || last.back.length === 0)) (back ? last.back : last.there).push(tick);
    else exchanges.push({ there: back ? [] : [tick], back: back ? [tick] : [] });
  }
  return exchanges.map(({ there, back }) => aligned(there, [...back].reverse()));
}

/** The longest run of mirrored steps in both, and the others between them. @param {Tick[]} there @param {Tick[]} back @returns {Pair[]} */
function aligned(there, back) {
  const longest = Array.from({ length: there.length + 1 }, () => new Uint16Array(back.length + 1));
  for (let i = there.length - 1; i >= 0; i -= 1) {
    for (let j = back.length - 1; j >= 0; j -= 1) {
      longest[i][j] = Math.max(longest[i + 1][j + 1] + mirrored(there[i], back[j]), longest[i + 1][j], longest[i][j + 1]);
    }
  }
  /** @type {Pair[]} */
  const pairs = [];
  let [i, j] = [0, 0];
  while (i < there.length || j < back.length) {
    const [a, b] = [there[i], back[j]];
    if (a && b && samePlace(a, b) && longest[i][j] === longest[i + 1][j + 1] + mirrored(a, b)) {
      pairs.push({ there: a, back: b });
      i += 1;
      j += 1;
    } else if (a && (!b || longest[i + 1][j] >= longest[i][j + 1])) {
      pairs.push({ there: a, back: null });
      i += 1;
    } else {
      pairs.push({ there: null, back: b });
      j += 1;
    }
  }
  return pairs;
}

/** @param {Tick} a @param {Tick} b */
function samePlace(a, b) {
  return placeText(a.main) === placeText(b.main);
}

/** How much it says that one stands over the other: most for a rewrite and its undo. @param {Tick} a @param {Tick} b */
function mirrored(a, b) {
  if (!samePlace(a, b)) return 0;
  const { type } = a.main.step;
  if (a.main.look === 'rewrite' || b.main.look === 'rewrite') return a.main.look === b.main.look ? 4 : 0;
  return (MIRROR[type] ?? type) === b.main.step.type ? 1 : 0;
}
