// From where to where the packet went with this step, in words on the picture: what stays to be seen when nothing moves.

import { boxOf } from '../animation/plan.js';
import { h } from '../dom.js';
import { placeOf } from '../topology/marks.js';
import { LOOKS } from '../trace/look.js';
import { position, ticks } from '../trace/timeline.js';

/** @param {import('./session.js').Session} session @param {() => import('../trace/types.js').View|null} shown */
export function initPassage(session, shown) {
  const [mark, from, to] = [h('b'), h('span'), h('span')];
  const line = h('p', { class: 'passage', 'aria-hidden': 'true', hidden: true }, mark, from, h('span', { class: 'arrow' }, '→'), to);
  document.querySelector('.picture-area')?.prepend(line);
  session.hear(({ timeline }, past) => {
    if (timeline === past.timeline) return;
    const view = shown();
    const all = ticks(timeline);
    const here = position(timeline);
    const [before, now] = [all[here - 1], all[here]].map((tick) => tick?.main.step);
    const [was, is] = [before, now].map((step) => view && step && boxOf(view, step.stop));
    line.hidden = !is;
    if (!is) return;
    line.dataset.look = all[here].main.look;
    mark.textContent = LOOKS[all[here].main.look].mark;
    from.textContent = was && was !== is ? nameOf(was, before) : '';
    line.classList.toggle('stays', !was || was === is);
    to.textContent = nameOf(is, now);
  });
}

/** @param {import('../trace/types.js').Vertex} box its node said with it: every node has a routing table @param {import('../trace/types.js').Step} step */
function nameOf(box, step) {
  const [kind, node, ...inside] = box.id.split('/');
  const label = (box.kind === 'netfilter' && placeOf(step)) || box.label;
  return kind === 'node' && inside.length > 0 ? `${label}, ${node}` : label;
}
