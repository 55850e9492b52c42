// The whole walk in one strip, for a track that is longer than the window: where one looks, and a handle for finger or mouse.

import { byId, h } from '../dom.js';
import { goesBack } from '../trace/stretches.js';
import { tickLook } from '../trace/timeline.js';

/** @typedef {import('../trace/timeline.js').Tick} Tick */

/** @param {HTMLElement} frame what scrolls @param {(key: number) => void} goTo */
export function newOverview(frame, goTo) {
  const strip = byId('overview');
  const pane = h('span', { class: 'pane' });
  /** @type {Tick[]} */
  let all = [];
  let held = false;

  strip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    held = true;
    strip.setPointerCapture(event.pointerId);
    follow(event);
  });
  strip.addEventListener('pointermove', (event) => held && follow(event));
  for (const end of ['pointerup', 'pointercancel']) strip.addEventListener(end, () => { held = false; });
  frame.addEventListener('scroll', place, { passive: true });

  /** @param {PointerEvent} event */
  function follow(event) {
    const { left, width } = strip.getBoundingClientRect();
    const tick = all[Math.min(all.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * all.length)))];
    if (tick && !strip.querySelector(`.now[data-key="${tick.key}"]`)) goTo(tick.key);
  }

  function place() {
    const long = frame.scrollWidth > frame.clientWidth + 4;
    strip.hidden = !long || all.length === 0;
    if (strip.hidden) return;
    pane.style.insetInlineStart = `${(frame.scrollLeft / frame.scrollWidth) * 100}%`;
    pane.style.inlineSize = `${(frame.clientWidth / frame.scrollWidth) * 100}%`;
  }

  return {
    place,
    /** @param {Tick[]} ticks */
    draw(ticks) {
      all = ticks;
      strip.replaceChildren(...ticks.map((tick) => h('i', { 'data-key': tick.key, 'data-look': tickLook(tick), class: goesBack(tick) ? 'back' : '' })), pane);
      place();
    },
    /** @param {number} here */
    mark(here) {
      strip.querySelectorAll('i').forEach((one, i) => {
        one.classList.toggle('now', i === here);
        one.classList.toggle('past', i < here);
      });
    },
  };
}
