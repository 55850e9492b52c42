// The step in a line or two over the picture, where the inspector is a drawer: whoever follows the packet reads along without it.

import { byId, h } from '../dom.js';
import { sentences, titleOf } from '../inspector/heading.js';
import { LOOKS } from '../trace/look.js';
import { current, total } from '../trace/timeline.js';

/** @param {import('./session.js').Session} session */
export function initCaption(session) {
  const [mark, title, said] = [h('span', { 'aria-hidden': 'true' }), h('b'), h('span')];
  const line = h('p', { class: 'caption', hidden: true }, h('span', {}, mark, ' ', title, ' ', said));
  byId('picture-area').before(line);
  session.hear(({ timeline }, before) => {
    if (timeline === before.timeline) return;
    const tick = current(timeline);
    line.hidden = tick === null;
    if (!tick) return;
    const look = tick.fold ? 'dns' : tick.main.look;
    line.dataset.look = look;
    mark.textContent = LOOKS[look].mark;
    const [name, sentence] = [tick.fold ? 'Name lookup' : titleOf(tick), sentences(timeline, tick).at(tick.fold ? -1 : 0)?.textContent ?? ''];
    title.textContent = `${tick.main.step.n} of ${total(timeline)}${sentence.startsWith(name) ? '' : ` · ${name}`}`;
    said.textContent = sentence;
  });
}
