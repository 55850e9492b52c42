// The timeline on screen: a slider whose ticks carry words.

import { byId, h } from '../dom.js';
import { toldOf, toldText } from '../trace/lookups.js';
import { ties } from '../trace/ties.js';
import { moveTo, position, ticks, toggled, total } from '../trace/timeline.js';
import { drawBoth, drawRow } from './lanes.js';
import { newOverview } from './overview.js';
import { bringIntoSight } from './sight.js';
import { drawTies, markTies } from './tielines.js';
import { sliderText } from './words.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../trace/types.js').LookupSummary} LookupSummary */

/** @param {import('../explorer/session.js').Session} session @param {import('./driver.js').Driver} driver */
export function initTrack(session, driver) {
  const track = byId('track');
  const frame = /** @type {HTMLElement} */ (track.parentElement);
  const overview = newOverview(frame, (key) => driver.go((t) => moveTo(t, key)));
  let drawn = { shape: '', walked: /** @type {unknown} */ (null) };
  /** @type {import('../trace/ties.js').Tie[]} */
  let tied = [];
  /** @type {Map<number, HTMLElement>} */
  let elements = new Map();
  session.hear(({ timeline, lookups }) => draw(timeline, lookups));
  draw(session.now().timeline, []);
  let pressed = false;

  track.addEventListener('pointerdown', (event) => {
    const hit = hitAt(event);
    if (!hit || event.button !== 0) return;
    pressed = event.pointerType === 'mouse';
    const { timeline } = session.now();
    const tick = ticks(timeline).find((one) => one.key === hit.key);
    if (hit.closer) driver.go((t) => toggled(moveTo(t, hit.key)));
    else if (tick?.fold && position(timeline) === ticks(timeline).indexOf(tick) && timeline.n !== 0) driver.go((t) => toggled(t));
    else driver.go((t) => moveTo(t, hit.key));
  });
  track.addEventListener('pointermove', (event) => {
    const hit = pressed && event.buttons === 1 ? hitAt(event) : null;
    const tick = hit && ticks(session.now().timeline).find((one) => one.key === hit.key);
    if (tick && !hit.closer && tick.main.step.n !== session.now().timeline.n) driver.go((t) => moveTo(t, hit.key));
  });
  addEventListener('pointerup', () => { pressed = false; });
  track.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    driver.go((t) => toggled(t));
  });
  new ResizeObserver(() => {
    overview.place();
    tie(session.now().timeline);
  }).observe(track);

  /** @param {PointerEvent} event */
  function hitAt(event) {
    const element = document.elementFromPoint(event.clientX, event.clientY)?.closest('.tick');
    if (!(element instanceof HTMLElement) || !track.contains(element)) return null;
    return { key: Number(element.dataset.key), closer: element.classList.contains('closer') };
  }

  /** @param {Timeline} timeline @param {LookupSummary[]} lookups */
  function draw(timeline, lookups) {
    const all = ticks(timeline);
    const shape = `${timeline.stacked} ${all.map((tick) => `${tick.key}${tick.fold ? `f${toldText(toldOf(timeline, tick, lookups))}` : ''}${tick.steps.length}`).join()}`;
    if (shape !== drawn.shape || timeline.walked !== drawn.walked) {
      tied = ties(timeline.walked);
      const lanes = timeline.stacked ? drawBoth : drawRow;
      track.replaceChildren(...(all.length === 0 ? [h('p', { class: 'track-empty' }, 'The steps of a trace stand here, one beside the other.')] : lanes({ timeline, lookups, ties: tied }, all)));
      track.classList.toggle('both', timeline.stacked);
      track.classList.toggle('dense', timeline.level === 'KERNEL');
      elements = new Map([...track.querySelectorAll('.tick:not(.closer)')].map((one) => [Number(/** @type {HTMLElement} */ (one).dataset.key), /** @type {HTMLElement} */ (one)]));
      overview.draw(all);
      drawn = { shape, walked: timeline.walked };
      tie(timeline);
    }
    mark(timeline, lookups, all, position(timeline));
  }

  /** @param {Timeline} timeline @param {LookupSummary[]} lookups @param {Tick[]} all @param {number} here */
  function mark(timeline, lookups, all, here) {
    all.forEach(({ key }, i) => {
      elements.get(key)?.classList.toggle('past', i < here);
      elements.get(key)?.classList.toggle('now', i === here);
    });
    track.setAttribute('aria-valuemin', all.length === 0 ? '0' : '1');
    track.setAttribute('aria-valuemax', String(total(timeline)));
    track.setAttribute('aria-valuenow', String(timeline.n));
    track.setAttribute('aria-valuetext', all[here] ? sliderText(timeline, all[here], lookups) : all.length > 0 ? 'Before the first step' : 'No trace yet');
    overview.mark(here);
    markTies(track, timeline.n);
    const now = all[here] && elements.get(all[here].key);
    // It reads the layout, so it comes when all who heard of the step have written.
    queueMicrotask(() => now?.isConnected && bringIntoSight(frame, now));
  }

  /** @param {Timeline} timeline */
  function tie(timeline) {
    drawTies(track, tied, (n) => elements.get(n));
    markTies(track, timeline.n);
  }
}
