// The timeline on screen: a slider whose ticks carry words.

import { byId, h } from '../dom.js';
import { LOOKS } from '../trace/look.js';
import { isUpstream, toldOf, toldShort, toldText } from '../trace/lookups.js';
import { moveTo, position, ticks, toggled, total } from '../trace/timeline.js';
import { isReverse, placeText } from '../trace/walked.js';
import { sliderText } from './words.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('../trace/timeline.js').Tick} Tick */
/** @typedef {import('../trace/types.js').LookupSummary} LookupSummary */

/** @param {import('../explorer/session.js').Session} session @param {import('./driver.js').Driver} driver */
export function initTrack(session, driver) {
  const track = byId('track');
  /** @type {string|null} */
  let drawn = null;
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

  /** @param {PointerEvent} event */
  function hitAt(event) {
    const element = document.elementFromPoint(event.clientX, event.clientY)?.closest('.tick');
    if (!(element instanceof HTMLElement) || !track.contains(element)) return null;
    return { key: Number(element.dataset.key), closer: element.classList.contains('closer') };
  }

  /** @param {Timeline} timeline @param {LookupSummary[]} lookups */
  function draw(timeline, lookups) {
    const all = ticks(timeline);
    const here = position(timeline);
    const shape = all.map((tick) => `${tick.key}${tick.fold ? `f${toldText(toldOf(timeline, tick, lookups))}` : ''}${tick.steps.length}`).join();
    if (shape !== drawn) {
      track.replaceChildren(...(all.length === 0 ? [h('p', { class: 'track-empty' }, 'The steps of a trace stand here, one beside the other.')] : all.flatMap((tick, i) => drawTick(timeline, lookups, tick, all[i - 1]))));
      drawn = shape;
    }
    mark(timeline, lookups, all, here);
  }

  /** @param {Timeline} timeline @param {LookupSummary[]} lookups @param {Tick[]} all @param {number} here */
  function mark(timeline, lookups, all, here) {
    const elements = [...track.querySelectorAll('.tick:not(.closer)')];
    elements.forEach((element, i) => {
      element.classList.toggle('past', i < here);
      element.classList.toggle('now', i === here);
    });
    track.setAttribute('aria-valuemin', all.length === 0 ? '0' : '1');
    track.setAttribute('aria-valuemax', String(total(timeline)));
    track.setAttribute('aria-valuenow', String(timeline.n));
    track.setAttribute('aria-valuetext', all[here] ? sliderText(timeline, all[here], lookups) : 'Before the first step');
    keepInSight(elements[here]);
  }

  /** @param {Element|undefined} element */
  function keepInSight(element) {
    const frame = track.parentElement;
    if (!element || !frame) return;
    const [outer, inner] = [frame.getBoundingClientRect(), element.getBoundingClientRect()];
    if (inner.left < outer.left + 24) frame.scrollLeft -= outer.left + outer.width * 0.4 - inner.left;
    else if (inner.right > outer.right - 24) frame.scrollLeft += inner.right - outer.right + outer.width * 0.4;
  }
}

/** @param {Timeline} timeline @param {LookupSummary[]} lookups @param {Tick} tick @param {Tick|undefined} before @returns {Node[]} */
function drawTick(timeline, lookups, tick, before) {
  const parts = [];
  const turned = before && !before.fold && !tick.fold && !isReverse(before.main) && isReverse(tick.main);
  if (turned) parts.push(h('span', { class: 'turn' }));
  if (tick.group !== null && before?.group !== tick.group) {
    parts.push(h('span', { class: 'tick closer', 'data-key': tick.key, title: 'Fold the name lookup' }, '▾'));
  }
  parts.push(tick.fold ? drawFold(toldOf(timeline, tick, lookups), tick.key) : drawStep(tick, isUpstream(timeline, tick.main.leg)));
  return parts;
}

/** @param {import('../trace/lookups.js').Told} told @param {number} key */
function drawFold(told, key) {
  return h('span', { class: `tick fold${told.leaked > 0 ? ' leaked' : ''}`, 'data-key': key, 'data-look': 'dns', title: `${toldText(told)}. Enter opens it` },
    h('b', {}, h('i', {}, '▲ '), 'name'), h('span', {}, `${toldShort(told)} ▸`));
}

/** @param {Tick} tick @param {boolean} under whether it is a step of CoreDNS's own question */
function drawStep({ key, main }, under) {
  return h('span', { class: `tick${isReverse(main) ? ' back' : ''}${under ? ' under' : ''}`, 'data-key': key, 'data-look': main.look, title: main.step.title },
    h('b', {}, main.step.title),
    h('span', {}, h('i', {}, LOOKS[main.look].mark), ` ${main.step.n} · ${main.hop.place.kind === 'POD' ? 'pod' : main.step.hook ?? placeText(main)}`));
}
