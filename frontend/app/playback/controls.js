// The buttons over the timeline.

import { all, byId } from '../dom.js';
import { onKey } from '../keys.js';
import { atLevel, atSpeed, current, moveBy, moveToInteresting, turned } from '../trace/timeline.js';
import { initSaid } from './said.js';
import { fateOf, outcomeText } from '../trace/outcome.js';
import { isReverse } from '../trace/walked.js';

/** @param {import('../explorer/session.js').Session} session @param {import('./driver.js').Driver} driver */
export function initControls(session, driver) {
  const bar = byId('playback');
  /** @type {Record<string, () => void>} */
  const actions = {
    first: () => driver.go((t) => moveBy(t, -Infinity)),
    back: () => driver.go((t) => moveBy(t, -1)),
    play: () => driver.toggle(),
    next: () => driver.go((t) => moveBy(t, 1)),
    last: () => driver.go((t) => moveBy(t, Infinity)),
    turn: () => driver.go(turned),
    both: () => session.turn((t) => ({ ...t, stacked: !t.stacked })),
    'next-interesting': () => driver.go((t) => moveToInteresting(t, 1)),
    'back-interesting': () => driver.go((t) => moveToInteresting(t, -1)),
  };
  onKey('slower', () => session.turn((t) => atSpeed(t, -1)));
  onKey('faster', () => session.turn((t) => atSpeed(t, 1)));
  for (const button of all(bar, '[data-action]')) button.addEventListener('click', () => actions[button.dataset.action ?? '']?.());
  for (const button of all(bar, '[data-speed]')) {
    button.addEventListener('click', () => session.turn((t) => ({ ...t, speed: Number(button.dataset.speed) })));
  }
  for (const button of all(bar, '[data-level]')) {
    button.addEventListener('click', () => driver.go((t) => atLevel(t, /** @type {any} */ (button.dataset.level))));
  }
  initSaid();
  session.hear(draw);
  draw(session.now());

  /** @param {import('../explorer/session.js').State} state */
  function draw({ timeline, outcome }) {
    for (const button of all(bar, '[data-speed]')) button.setAttribute('aria-pressed', String(Number(button.dataset.speed) === timeline.speed));
    for (const button of all(bar, '[data-level]')) button.setAttribute('aria-pressed', String(button.dataset.level === timeline.level));
    const empty = timeline.walked.length === 0;
    for (const button of all(bar, '[data-action]')) button.toggleAttribute('disabled', empty);
    drawPlay(timeline.playing);
    const tick = current(timeline);
    const back = tick ? isReverse(tick.main) && !tick.fold : false;
    const reply = bar.querySelector('.reply span');
    if (reply) reply.textContent = back ? 'Request' : 'Reply';
    bar.querySelector('.reply')?.toggleAttribute('disabled', !timeline.walked.some((one) => one.leg.kind !== 'DNS' && isReverse(one)));
    bar.querySelector('.both')?.setAttribute('aria-pressed', String(timeline.stacked));
    const verdict = byId('outcome');
    verdict.hidden = !outcome;
    verdict.classList.toggle('failed', outcome !== null && fateOf(outcome) === 'failed');
    verdict.classList.toggle('unknown', outcome !== null && fateOf(outcome) === 'unknown');
    verdict.textContent = outcome ? shortVerdict(outcome) : '';
    verdict.title = outcome?.symptom.text ?? '';
  }

  /** @param {boolean} playing */
  function drawPlay(playing) {
    const button = bar.querySelector('.play');
    button?.querySelector('use')?.setAttribute('href', playing ? '#i-pause' : '#i-play');
    const label = button?.querySelector('span');
    if (label) label.textContent = playing ? 'Pause' : 'Play';
  }
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {import('../explorer/session.js').Outcome} outcome */
export function shortVerdict(outcome) {
  if (fateOf(outcome) !== 'unknown' && outcome.symptom.text.length <= 34 && !outcome.symptom.text.includes('\n')) return outcome.symptom.text.replace(/^HTTP\/\S+ /, '');
  return capital(outcomeText({ disposition: outcome.disposition, outcome: outcome.words }));
}
