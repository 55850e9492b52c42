// What stands above the slots: which step this is, where and when, and what it says at the level asked for.

import { h } from '../dom.js';
import { LOOKS, wordOf } from '../trace/look.js';
import { tickLook, total } from '../trace/timeline.js';
import { isReverse, placeText } from '../trace/walked.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */

/** @param {Timeline} timeline @param {Tick} tick @param {(() => void)|null} copyLink */
export function heading(timeline, tick, copyLink) {
  const { main, fold } = tick;
  const look = tickLook(tick);
  const word = fold ? ['name lookup', look === 'dns' ? '' : LOOKS[look].word].filter(Boolean).join(', ') : wordOf(main);
  const number = fold ? `steps ${tick.steps[0].step.n}–${main.step.n}` : `step ${main.step.n}`;
  return [
    h('h2', {}, fold ? 'Name lookup' : titleOf(tick), ' ', h('span', { class: 'chip', 'data-look': look },
      h('span', { 'aria-hidden': 'true' }, LOOKS[look].mark), `${word} · ${number} of ${total(timeline)}`)),
    h('p', { class: 'where' }, h('span', {}, whereText(tick)), h('span', { class: 'at mono' }, `t+${time(main.step.at)}`),
      copyLink && h('button', { class: 'link', type: 'button', 'data-keep': 'copy-link', click: copyLink }, 'copy link to this step')),
  ];
}

/** "node-a · kernel · table nat · hook PREROUTING · request" @param {Tick} tick */
function whereText({ main, fold }) {
  const { step, hop } = main;
  const direction = isReverse(main) ? 'reply' : 'request';
  if (fold) return [placeText(main), 'there and back'].filter(Boolean).join(' · ');
  const kernel = hop.place.kind === 'NODE' && step.type !== 'DELIVER' ? 'kernel' : '';
  return [placeText(main), kernel, step.table ? `table ${step.table}` : '', step.hook ? `hook ${step.hook}` : '', direction].filter(Boolean).join(' · ');
}

/** @param {Tick} tick */
export function titleOf(tick) {
  const { look, step } = tick.main;
  const title = step.title.charAt(0).toUpperCase() + step.title.slice(1);
  const word = look === 'drop' && step.type !== 'RESOLVE' ? 'Dropped' : look === 'reject' ? 'Refused' : '';
  return word === '' || title.startsWith(word) ? title : `${word}: ${step.title}`;
}

/** "A: the same", "B: the same" is "A: the same", "B." @param {string[]} said */
function withoutRepeating([first, second]) {
  if (!first || !second) return [first ?? second].filter(Boolean);
  const tail = first.slice(first.indexOf(': ') + 1);
  return tail.length > 24 && second.endsWith(tail) && second.length > tail.length ? [first, `${second.slice(0, -tail.length).replace(/:$/, '')}.`] : [first, second];
}

/** @param {number} at microseconds */
export function time(at) {
  return at < 1_000_000 ? `${(at / 1000).toFixed(3)} ms` : `${(at / 1_000_000).toFixed(3)} s`;
}

/** Story: one sentence. Operator: what an operator would add. Kernel: what the kernel did. @param {Timeline} timeline @param {Tick} tick */
export function sentences(timeline, tick) {
  if (tick.fold) {
    const told = tick.steps.filter((walked) => walked.step.levels.includes('STORY')).map((walked) => walked.step.says.story);
    return [...new Set(told.filter(Boolean))].map((text) => h('p', { class: 'say' }, text));
  }
  const { story, operator, kernel } = tick.main.step.says;
  const wanted = timeline.level === 'STORY' ? [story] : timeline.level === 'OPERATOR' ? [story, operator] : [operator, kernel];
  const said = withoutRepeating([...new Set(wanted.filter(Boolean))]);
  if (said.length === 0) said.push(operator || kernel || story || tick.main.step.title);
  return said.slice(0, 2).map((text, i) => h('p', { class: i === 0 ? 'say' : 'say also' }, text));
}
