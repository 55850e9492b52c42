// The embedded trace: a sentence, the picture, what changed, and a small timeline. Keeps nothing.

import { byId, h } from '../dom.js';
import { newCanvas } from '../explorer/canvas.js';
import { newSession } from '../explorer/session.js';
import { sentences } from '../inspector/heading.js';
import { chip } from '../inspector/packet.js';
import { newDriver } from '../playback/driver.js';
import { reducedMotion } from '../theme.js';
import { atFragment, fragmentOf } from '../trace/fragment.js';
import { LOOKS, wordOf } from '../trace/look.js';
import { current, moveBy, moveTo, newTimeline, tickLook, total, withTrace } from '../trace/timeline.js';
import { placeText } from '../trace/walked.js';
import { initHost } from './host.js';
import { initLine } from './line.js';

/** @typedef {import('../trace/types.js').Trace} Trace */
/** @typedef {import('../explorer/session.js').State} State */

export async function initFrame() {
  const { trace: id = '', level = 'op', from = '0', to = '0', autoplay } = document.body.dataset;
  const session = newSession({ trace: id });
  try {
    const [trace, picture] = await Promise.all([json(`/api/v1/traces/${id}`), json(`/api/v1/traces/${id}/picture`)]);
    byId('embed').hidden = false;
    const canvas = newCanvas(session, () => {});
    const driver = newDriver(session, canvas.stage);
    canvas.draw(picture);
    initLine(session, driver);
    session.hear((now, before) => {
      if (now.timeline.n !== before.timeline.n || now.names !== before.names) drawStep(now);
    });
    const host = initHost(session, (n) => driver.go((t) => moveTo(t, n)));
    const all = part(withTrace(newTimeline(), trace), Number(from), Number(to));
    session.set({ names: trace.names ?? {}, lookups: trace.lookups ?? [], timeline: all });
    const asked = atFragment(all, location.hash || `#lvl=${level}`);
    const at = { ...asked, level: atFragment(all, `#lvl=${level}`).level };
    driver.go(() => (at.n > 0 ? moveTo(at, at.n) : moveBy(at, 1)));
    canvas.fit(false);
    host.ready();
    if (autoplay === 'true' && !reducedMotion()) driver.play();
  } catch (error) {
    byId('embed-problem').textContent = ' · The trace could not be loaded; “Open full” may still open it.';
    throw error;
  }
}

/** Only the steps that were asked for. @param {import('../trace/timeline.js').Timeline} t @param {number} from @param {number} to */
function part(t, from, to) {
  const walked = t.walked.filter(({ step }) => step.n >= from && (to === 0 || step.n <= to));
  return walked.length > 0 ? { ...t, walked } : t;
}

/** @param {State} state */
function drawStep({ timeline, names }) {
  const tick = current(timeline);
  if (!tick) return;
  const { main: { step }, fold } = tick;
  const says = step.says[timeline.level === 'STORY' ? 'story' : timeline.level === 'KERNEL' ? 'kernel' : 'operator'] || step.says.story;
  const look = tickLook(tick);
  const number = fold ? `steps ${tick.steps[0].step.n}–${step.n}` : `step ${step.n}`;
  byId('step').replaceChildren(
    h('p', { class: 'embed-where' }, h('span', { class: 'chip', 'data-look': look }, `${LOOKS[look].mark} ${fold ? LOOKS.dns.word : wordOf(tick.main)}`), ` ${number} of ${total(timeline)} · ${placeText(tick.main)}`),
    h('h2', {}, fold ? 'Name lookup' : step.title), ...(fold ? sentences(timeline, tick).slice(0, 2) : [h('p', { class: 'say' }, says)]), ...(!fold && step.changes.length > 0 ? [changes(step, names)] : []));
  const full = /** @type {HTMLAnchorElement} */ (byId('full'));
  full.href = `${full.href.split('#')[0]}${fragmentOf(timeline)}`;
}

/** @param {import('../trace/types.js').Step} step @param {Record<string, string>} names */
function changes(step, names) {
  const cell = (/** @type {string|null} */ text, /** @type {string} */ kind) => h('td', { class: kind }, text ?? 'none', chip(text ?? '', names));
  return h('table', { class: 'fields' },
    h('caption', { class: 'unseen' }, 'Header fields this step changed'),
    h('thead', { class: 'unseen' }, h('tr', {}, ...['field', 'before', 'after'].map((word) => h('th', { scope: 'col' }, word)))),
    h('tbody', {}, ...step.changes.slice(0, 4).map((change) => h('tr', { class: 'changed' }, h('th', { scope: 'row' }, change.field), cell(change.from, ''), cell(change.to, 'to')))));
}

/** @param {string} url @returns {Promise<any>} */
async function json(url) {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
