// The small timeline of an embedded trace: a slider, two buttons and play.

import { byId, h } from '../dom.js';
import { LOOKS } from '../trace/look.js';
import { moveBy, position, tickLook, ticks } from '../trace/timeline.js';
import { sliderText } from '../playback/words.js';

const MOST_MARKS = 60;

/** @param {import('../explorer/session.js').Session} session @param {import('../playback/driver.js').Driver} driver */
export function initLine(session, driver) {
  const slider = document.getElementById('at');
  addEventListener('keydown', (event) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const target = event.target instanceof Element ? event.target : document.body;
    if (by === 0 || event.altKey || event.ctrlKey || event.metaKey || target.closest('input, .picture')) return;
    event.preventDefault();
    driver.go((t) => moveBy(t, by));
  });
  if (!(slider instanceof HTMLInputElement)) return;
  slider.addEventListener('input', () => driver.go((t) => ({ ...t, n: ticks(t)[Number(slider.value) - 1]?.main.step.n ?? t.n })));
  const press = (/** @type {string} */ name, /** @type {() => void} */ act) => document.querySelector(`[data-action=${name}]`)?.addEventListener('click', act);
  press('back', () => driver.go((t) => moveBy(t, -1)));
  press('next', () => driver.go((t) => moveBy(t, 1)));
  press('play', () => driver.toggle());
  session.hear((now, before) => {
    if (now.timeline !== before.timeline) draw(now, slider);
  });
}

/** @param {import('../explorer/session.js').State} state @param {HTMLInputElement} slider */
function draw({ timeline, lookups }, slider) {
  const all = ticks(timeline);
  const here = position(timeline);
  slider.max = String(Math.max(1, all.length));
  slider.value = String(here + 1);
  slider.setAttribute('aria-valuetext', all[here] ? sliderText(timeline, all[here], lookups) : 'Before the first step');
  byId('count').textContent = `${here + 1} / ${all.length}`;
  const marks = all.length <= MOST_MARKS ? all : [];
  byId('marks').replaceChildren(...marks.map((tick, i) => h('i', { class: i === here ? 'now' : i < here ? 'past' : '', 'data-look': tickLook(tick) }, LOOKS[tickLook(tick)].mark)));
  const play = document.querySelector('[data-action=play]');
  play?.querySelector('span')?.replaceChildren(timeline.playing ? 'Pause' : 'Play');
  play?.querySelector('use')?.setAttribute('href', timeline.playing ? '#i-pause' : '#i-play');
}
