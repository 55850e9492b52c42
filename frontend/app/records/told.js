// The transcript beside the picture: each step a sentence.

import { byId, h } from '../dom.js';
import { moveTo } from '../trace/timeline.js';
import { mark } from './events.js';

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver */
export function initTold(session, driver) {
  const panel = byId('panel-told');
  let drawn = '';
  session.hear(({ timeline, trace }) => {
    const visible = timeline.walked.filter((walked) => walked.step.levels.includes(timeline.level));
    const shape = `${timeline.level} ${visible.length} ${visible[0]?.leg.title} ${timeline.complete}`;
    if (shape !== drawn && visible.length > 0) {
      panel.replaceChildren(h('ol', { class: 'told' }, ...visible.map(({ step }) => h('li', {},
        h('button', { type: 'button', 'data-n': step.n, click: () => driver.go((t) => moveTo(t, step.n)) },
          h('span', { class: 'num' }, step.n), h('span', {}, wordsOf(step, timeline.level)))))),
      timeline.complete && trace ? h('p', { class: 'none' }, h('a', { href: `/t/${trace}/transcript` }, 'The whole transcript as a page')) : '');
    }
    drawn = shape;
    mark(panel, timeline.n);
  });
}

/** @param {import('../trace/types.js').Step} step @param {import('../trace/types.js').Level} level */
function wordsOf(step, level) {
  const { story, operator, kernel } = step.says;
  if (level === 'STORY') return story || operator || step.title;
  return level === 'OPERATOR' ? operator || story || step.title : kernel || operator || step.title;
}
