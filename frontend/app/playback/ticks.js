// One tick on screen: a step with its number, a word and a detail; or a folded name lookup.

import { h, middle } from '../dom.js';
import { LOOKS } from '../trace/look.js';
import { goesBack } from '../trace/stretches.js';
import { tiedTo } from '../trace/ties.js';
import { isUpstream, toldOf, toldShort, toldText } from '../trace/lookups.js';
import { tickLook } from '../trace/timeline.js';
import { shortOf } from './short.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../trace/types.js').LookupSummary} LookupSummary */
/** @typedef {{timeline: Timeline, lookups: LookupSummary[], ties: import('../trace/ties.js').Tie[]}} Shown */

/** @param {Shown} shown @param {Tick} tick @returns {HTMLElement} */
export function drawTick({ timeline, lookups, ties }, tick) {
  if (tick.fold) return drawFold(toldOf(timeline, tick, lookups), tick);
  const { main } = tick;
  const { word, detail } = shortOf(main);
  const other = tiedTo(ties, main.step.n);
  const classes = ['tick', goesBack(tick) && 'back', isUpstream(timeline, main.leg) && 'under'].filter(Boolean).join(' ');
  const plain = main.look === 'forward';
  return h('span', { class: classes, 'data-key': tick.key, 'data-look': main.look, title: `${main.step.n} · ${main.step.title}${other ? (other > main.step.n ? `; put back at step ${other}` : `; puts back step ${other}`) : ''}` },
    h('b', {}, !plain && h('i', {}, LOOKS[main.look].mark), h('span', { class: 'word' }, word)),
    h('span', { class: 'detail' }, h('span', { class: 'n' }, main.step.n), ' ', middle(detail, 18)));
}

/** @param {import('../trace/lookups.js').Told} told @param {Tick} tick */
function drawFold(told, tick) {
  const look = tickLook(tick);
  const end = look === 'dns' ? '' : `, ${LOOKS[look].word}`;
  return h('span', { class: `tick fold${told.leaked > 0 ? ' leaked' : ''}`, 'data-key': tick.key, 'data-look': look, title: `Name lookup: ${toldText(told)}${end}. Enter opens it` },
    h('b', {}, h('i', {}, LOOKS[look].mark), h('span', { class: 'word' }, 'name lookup')), h('span', { class: 'detail' }, `${toldShort(told)} ▸`));
}

/** @param {number} key */
export function drawCloser(key) {
  return h('span', { class: 'tick closer', 'data-key': key, title: 'Fold the name lookup (Enter)' }, '▾');
}
