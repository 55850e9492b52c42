// One stored trace, for anyone with the link: opens exactly where the fragment says.

import { byId, h } from '../dom.js';
import { initAddress } from '../explorer/address.js';
import { newDesk } from '../explorer/desk.js';
import { openStored } from '../explorer/stored.js';
import { initCover } from '../share/cover.js';
import { moveTo, ticks } from '../trace/timeline.js';

/** @typedef {import('../trace/types.js').Trace} Trace */

export async function initTrace() {
  initCover();
  const explorer = byId('explorer');
  const told = [...byId('inspector').querySelectorAll('.empty-state > *')];
  const desk = newDesk({
    filesPage: `/labs/${explorer.dataset.lab}`, from: () => null,
    empty: () => told,
  });
  const address = initAddress(desk, null);
  try {
    const trace = await openStored(desk, explorer.dataset.trace ?? '');
    drawBeats(trace, desk);
    await address.restore();
    if (location.search.includes('with=')) await (await import('../whatif/lanes.js')).initLanes(desk, trace);
    desk.canvas.fit(false);
  } catch (error) {
    byId('inspector').replaceChildren(h('h2', {}, 'This trace could not be loaded'), h('p', {}, 'Reload the page to try again; the transcript may still open.'));
    throw error;
  }
}

/** @param {Trace} trace @param {import('../explorer/desk.js').Desk} desk */
function drawBeats(trace, desk) {
  const list = byId('beats');
  const fill = (/** @type {Trace['story']} */ story) => list.replaceChildren(...story.map((beat) => h('li', {},
    h('button', { type: 'button', 'data-steps': beat.steps.join(' '), click: () => desk.driver.go((t) => toBeat(t, beat.steps)) },
      h('span', { class: 'num' }, beat.n), h('span', {}, beat.sentence)))));
  fill(trace.story);
  const mark = () => {
    const { n } = desk.session.now().timeline;
    for (const button of list.querySelectorAll('button')) {
      const steps = (button.dataset.steps ?? '').split(' ').map(Number);
      if (steps.includes(n)) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
  };
  desk.session.hear((now, before) => {
    if (now.outcome && now.outcome !== before.outcome) fill(now.outcome.story);
    mark();
  });
  mark();
}

/** To the last step of the beat that is visible as it is. @param {import('../trace/timeline.js').Timeline} t @param {number[]} steps */
function toBeat(t, steps) {
  const visible = ticks(t).filter((tick) => steps.includes(tick.main.step.n));
  return moveTo(t, visible.length > 0 ? visible[0].main.step.n : steps[0]);
}
