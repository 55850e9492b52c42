// One stored trace, for anyone with the link: opens exactly where the fragment says.

import { byId, h } from '../dom.js';
import { fetchJson, newDesk } from '../explorer/desk.js';
import { requestTitle } from '../explorer/request.js';
import { succeeded } from '../explorer/session.js';
import { initCover } from '../share/cover.js';
import { atFragment } from '../trace/fragment.js';
import { moveBy, moveTo, newTimeline, ticks, withTrace } from '../trace/timeline.js';

/** @typedef {import('../trace/types.js').Trace} Trace */

export async function initTrace() {
  initCover();
  const explorer = byId('explorer');
  const id = explorer.dataset.trace ?? '';
  const told = [...byId('inspector').querySelectorAll('.empty-state > *')];
  const desk = newDesk({
    ownsAddress: true, filesPage: `/labs/${explorer.dataset.lab}`, from: () => null,
    empty: () => told,
  });
  try {
    const [trace, picture] = await Promise.all([fetchJson(`/api/v1/traces/${id}`), fetchJson(`/api/v1/traces/${id}/picture`)]);
    open(desk, id, trace, picture);
  } catch (error) {
    byId('inspector').replaceChildren(h('h2', {}, 'This trace could not be loaded'), h('p', {}, 'Reload the page to try again; the transcript may still open.'));
    throw error;
  }
}

/** @param {import('../explorer/desk.js').Desk} desk @param {string} id @param {Trace} trace @param {import('../trace/types.js').Picture} picture */
function open(desk, id, trace, picture) {
  byId('engine').textContent = trace.engine;
  desk.canvas.draw(picture);
  const whole = withTrace(newTimeline(), trace);
  const asked = atFragment(whole, location.hash);
  desk.session.set({
    trace: id, names: trace.names ?? {}, lookups: trace.lookups ?? [], title: requestTitle(trace.request),
    outcome: { disposition: trace.disposition, success: succeeded(trace.disposition, trace.success), symptom: trace.symptom, story: trace.story, distribution: trace.distribution },
  });
  desk.session.set({ timeline: { ...whole, level: asked.level } });
  desk.driver.go(() => (asked.n > 0 ? asked : moveBy(asked, 1)));
  desk.canvas.fit(false);
  addEventListener('hashchange', () => desk.driver.go((t) => atFragment(t, location.hash)));
  drawBeats(trace, desk);
}

/** @param {Trace} trace @param {import('../explorer/desk.js').Desk} desk */
function drawBeats(trace, desk) {
  const list = byId('beats');
  list.replaceChildren(...trace.story.map((beat) => h('li', {},
    h('button', { type: 'button', 'data-steps': beat.steps.join(' '), click: () => desk.driver.go((t) => toBeat(t, beat.steps)) },
      h('span', { class: 'num' }, beat.n), h('span', {}, beat.sentence)))));
  const mark = () => {
    const { n } = desk.session.now().timeline;
    for (const button of list.querySelectorAll('button')) {
      const steps = (button.dataset.steps ?? '').split(' ').map(Number);
      if (steps.includes(n)) button.setAttribute('aria-current', 'step');
      else button.removeAttribute('aria-current');
    }
  };
  desk.session.hear(mark);
  mark();
}

/** To the last step of the beat that is visible as it is. @param {import('../trace/timeline.js').Timeline} t @param {number[]} steps */
function toBeat(t, steps) {
  const visible = ticks(t).filter((tick) => steps.includes(tick.main.step.n));
  return moveTo(t, visible.length > 0 ? visible[0].main.step.n : steps[0]);
}
