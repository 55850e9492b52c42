// The story of a trace in a few sentences, each a way to its steps.

import { byId, h } from '../dom.js';
import { redraw } from '../focus.js';
import { moveTo, ticks } from '../trace/timeline.js';

/** @param {import('./desk.js').Desk} desk */
export function initBeats({ session, driver }) {
  const list = byId('beats');
  session.hear((now, before) => {
    if (now.outcome && now.outcome.story !== before.outcome?.story) redraw(list, () => fill(now.outcome?.story ?? []));
    for (const button of list.querySelectorAll('button')) {
      if ((button.dataset.steps ?? '').split(' ').includes(String(now.timeline.n))) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
  });

  /** @param {import('../trace/types.js').StoryBeat[]} story */
  function fill(story) {
    list.replaceChildren(...story.map((beat) => h('li', {},
      h('button', { type: 'button', 'data-keep': `beat-${beat.n}`, 'data-steps': beat.steps.join(' '), click: () => driver.go((t) => toBeat(t, beat.steps)) },
        h('span', { class: 'num' }, beat.n), h('span', {}, beat.sentence)))));
  }
}

/** To the first step of the beat that is visible as it is. @param {import('../trace/timeline.js').Timeline} t @param {number[]} steps */
function toBeat(t, steps) {
  const visible = ticks(t).find((tick) => steps.includes(tick.main.step.n));
  return moveTo(t, visible ? visible.main.step.n : steps[0]);
}
