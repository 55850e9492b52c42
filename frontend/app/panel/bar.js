// What stands over a listing: what the step used of it, the steps that use it, the filter.

import { announce } from '../announce.js';
import { byId, h } from '../dom.js';
import { linkButton } from '../inspector/slots.js';
import { current } from '../trace/timeline.js';
import { placeText } from '../trace/walked.js';
import { usesOf } from './marks.js';
import { holds } from './places.js';

/** @typedef {import('../trace/timeline.js').Timeline} Timeline */
/** @typedef {import('./places.js').Inside} Inside */
/** @typedef {{inside: Inside, view: string, timeline: Timeline, marks: import('./marks.js').Marks, lines: number, shown: number, url: string}} Said */

export const LOADING = 'Loading…';

/** @param {{refine: () => void, goTo: (n: number) => void}} acts */
export function initBar(acts) {
  const filter = /** @type {HTMLInputElement} */ (byId('panel-filter'));
  const only = /** @type {HTMLInputElement} */ (byId('panel-only'));
  let typing = 0;
  let counted = 0;
  filter.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => {
      acts.refine();
      announce(`${counted} lines`);
    }, 120);
  });
  only.addEventListener('change', acts.refine);
  const [before, after] = [byId('panel-before'), byId('panel-after')];
  for (const button of [before, after]) button.addEventListener('click', () => button.dataset.step && acts.goTo(Number(button.dataset.step)));

  /** A disabled button would lose the focus of who goes from use to use. @param {HTMLElement} button @param {number|undefined} n */
  function offerStep(button, n) {
    button.setAttribute('aria-disabled', String(n === undefined));
    button.dataset.step = String(n ?? '');
    const text = button.querySelector('span');
    if (text) text.textContent = n === undefined ? 'none' : `step ${n}`;
  }

  return {
    filter: () => filter.value.trim(),
    only: () => only.checked,
    /** Esc in a filter that says something only empties it. @param {EventTarget|null} target */
    clear(target) {
      if (target !== filter || filter.value === '') return false;
      filter.value = '';
      acts.refine();
      return true;
    },
    /** @param {boolean} lines whether there are lines to filter */
    offer(lines) {
      byId('panel-bar').hidden = !lines;
    },
    /** @param {string} text empty: there is something to see @param {() => void} [again] */
    none(text, again) {
      const place = byId('panel-none');
      place.hidden = text === '';
      byId('panel-lines').hidden = text !== '' || byId('panel-bar').hidden;
      const clear = text.length > 0 && text !== LOADING && !again && (filter.value || only.checked) && linkButton('Show all lines', () => {
        filter.value = '';
        only.checked = false;
        acts.refine();
        return '';
      });
      place.replaceChildren(text, ' ', again ? linkButton('Try again', () => {
        again();
        return '';
      }) : clear || '');
    },
    /** @param {Said} said */
    say(said) {
      counted = said.shown;
      const { timeline, view, inside } = said;
      const tick = current(timeline);
      const uses = (/** @type {import('../trace/walked.js').Walked} */ walked) => holds(inside, walked) && usesOf(view, walked.step).length > 0;
      const [from, to] = tick ? [tick.steps[0].step.n, tick.main.step.n] : [0, 0];
      byId('panel-uses').hidden = !timeline.walked.some(uses);
      offerStep(before, timeline.walked.findLast((walked) => walked.step.n < from && uses(walked))?.step.n);
      offerStep(after, timeline.walked.find((walked) => walked.step.n > to && uses(walked))?.step.n);
      byId('panel-says').replaceChildren(...sentence(said, tick));
      byId('panel-text').setAttribute('href', [said.url, filter.value.trim() && `grep=${encodeURIComponent(filter.value.trim())}`].filter(Boolean).join(said.url.includes('?') ? '&' : '?'));
      only.closest('label')?.toggleAttribute('hidden', !timeline.walked.some(uses));
    },
  };
}

/** @param {Said} said @param {import('../trace/timeline.js').Tick|null} tick @returns {(Node|string)[]} */
function sentence({ inside, view, marks, lines }, tick) {
  const size = view === 'conntrack' ? count(lines, 'entry', 'entries') : count(lines, 'line', 'lines');
  if (!tick) return [view === 'log' ? `${size}, printed at start` : `${size}, as programmed`];
  const here = tick.fold ? `Steps ${tick.steps[0].step.n}–${tick.main.step.n}` : `Step ${tick.main.step.n}`;
  const won = [...marks.values()].filter(Boolean).length;
  const lost = marks.size - won;
  if (view === 'conntrack' || view === 'log') return [h('b', {}, `After step ${tick.main.step.n}`), `: ${size}`];
  if (!tick.steps.some((walked) => holds(inside, walked))) return [h('b', {}, here), ` is elsewhere: ${placeText(tick.main)}`];
  if (marks.size === 0) return [h('b', {}, here), ' uses no line of it'];
  return [h('b', {}, here), ` uses ${count(won, 'line', 'lines')}${lost > 0 ? `, tried ${lost} more` : ''}`];
}

/** @param {number} n @param {string} one @param {string} many */
function count(n, one, many) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
