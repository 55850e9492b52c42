// The transcript beside the picture: each step a sentence.

import { byId, h } from '../dom.js';
import { redraw } from '../focus.js';
import { moveTo } from '../trace/timeline.js';
import { mark } from './events.js';
import { initRoving } from './roving.js';

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver */
export function initTold(session, driver) {
  const panel = byId('panel-told');
  const empty = [...panel.childNodes];
  initRoving(panel);
  /** @type {unknown[]} */
  let drawn = [];
  session.hear(({ timeline, trace }) => {
    const of = [timeline.walked, timeline.level, timeline.complete, trace];
    if (of.some((one, i) => one !== drawn[i])) redraw(panel, () => draw(timeline, trace));
    drawn = of;
    mark(panel, timeline.n);
  });

  /** @param {import('../trace/timeline.js').Timeline} timeline @param {string} trace */
  function draw({ walked, level, complete }, trace) {
    const lines = walked.filter(({ step }) => step.levels.includes(level)).map(({ step }) => h('li', {},
      h('button', { type: 'button', tabindex: -1, 'data-keep': `told-${step.n}`, 'data-n': step.n, click: () => driver.go((t) => moveTo(t, step.n)) },
        h('span', { class: 'num' }, step.n), h('span', {}, wordsOf(step, level)))));
    if (lines.length === 0) return panel.replaceChildren(...empty);
    panel.replaceChildren(h('ol', { class: 'told' }, ...lines),
      complete && trace ? h('p', { class: 'none' }, h('a', { href: `/t/${trace}/transcript` }, 'The whole transcript as a page')) : '');
  }
}

/** @param {import('../trace/types.js').Step} step @param {import('../trace/types.js').Level} level */
function wordsOf(step, level) {
  const { story, operator, kernel } = step.says;
  if (level === 'STORY') return story || operator || step.title;
  return level === 'OPERATOR' ? operator || story || step.title : kernel || operator || step.title;
}
