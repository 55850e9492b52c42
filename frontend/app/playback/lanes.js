// The ticks in their order: in a row by place, or request and reply one over the other.

import { h, middle } from '../dom.js';
import { stacked, stretches } from '../trace/stretches.js';
import { drawCloser, drawTick } from './ticks.js';

/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../trace/stretches.js').Stretch} Stretch */
/** @typedef {import('../trace/stretches.js').Pair} Pair */
/** @typedef {import('./ticks.js').Shown} Shown */

/** @param {Shown} shown @param {Tick[]} ticks @returns {Node[]} */
export function drawRow(shown, ticks) {
  return stretches(ticks).flatMap((stretch, i, all) => {
    const before = all[i - 1];
    const turned = before && before.back !== stretch.back && before.ticks[0].fold === false;
    const opens = stretch.group !== null && before?.group !== stretch.group;
    return [
      turned && h('span', { class: 'turn' }),
      h('span', { class: `stretch${stretch.back ? ' back' : ''}`, 'data-kind': stretch.kind },
        drawPlace(stretch.place, stretch.back),
        h('span', { class: 'stretch-ticks' }, opens && drawCloser(Number(stretch.group)), stretch.ticks.map((tick) => drawTick(shown, tick)))),
    ].filter((node) => node instanceof Node);
  });
}

/** @param {Shown} shown @param {Tick[]} ticks @returns {Node[]} */
export function drawBoth(shown, ticks) {
  return stacked(ticks).map((pairs) => {
    const alone = pairs.every(({ back }) => back === null);
    const first = pairs[0].there ?? pairs[0].back;
    const closer = first && first.group === first.key ? [drawCloser(first.key)] : [];
    return h('span', { class: `exchange${alone ? ' alone' : ''}` }, ...closer, ...columns(pairs).map(({ place, pairs: own }) =>
      h('span', { class: 'stretch' }, drawPlace(place, false), h('span', { class: 'stretch-ticks' }, own.map(({ there, back }) =>
        h('span', { class: 'pair' }, there ? drawTick(shown, there) : h('span', { class: 'gap' }), !alone && (back ? drawTick(shown, back) : h('span', { class: 'gap' }))))))));
  });
}

/** @param {Pair[]} pairs @returns {{place: string, pairs: Pair[]}[]} */
function columns(pairs) {
  /** @type {{place: string, pairs: Pair[]}[]} */
  const result = [];
  for (const pair of pairs) {
    const [{ place }] = stretches([/** @type {Tick} */ (pair.there ?? pair.back)]);
    const last = result[result.length - 1];
    if (last?.place === place) last.pairs.push(pair);
    else result.push({ place, pairs: [pair] });
  }
  return result;
}

/** @param {string} place @param {boolean} back */
function drawPlace(place, back) {
  return h('span', { class: 'place' }, h('span', { title: place }, `${back ? '← ' : ''}${middle(place.replace(/^pod /, '').replace('between the nodes', 'the wire'), 26)}`));
}
