// The table beside the picture: the button that shows it, and when it is drawn.

import { byId } from '../dom.js';
import { stepsByBox } from '../topology/marks.js';
import { vertexId } from '../topology/roving.js';
import { drawTwin } from '../topology/twin.js';

/** The tables begin in the order of the packet; before there is one, by kind. */
const [KIND, STEPS] = [1, 5];

/**
 * @param {import('./session.js').Session} session
 * @param {{scene: () => import('../topology/scene.js').Scene|null, activate: (id: string) => void, focus: (id: string) => void}} picture
 */
export function initTwin(session, picture) {
  const twin = byId('twin');
  const button = byId('show-table');
  const order = { column: KIND, down: false };
  /** Where the keys were before. */
  let left = '';
  button.addEventListener('click', toggle);
  session.hear((now, before) => (now.timeline.n !== before.timeline.n || now.timeline.complete !== before.timeline.complete) && draw());

  function toggle() {
    const on = twin.hidden;
    if (on) left = vertexId(document.activeElement);
    if (on && order.column === KIND && session.now().timeline.walked.length > 0) order.column = STEPS;
    twin.hidden = !on;
    byId('picture').hidden = on;
    button.setAttribute('aria-pressed', String(on));
    byId('picture-area').classList.toggle('as-table', on);
    draw();
    if (on) twin.focus({ preventScroll: true });
    else if (left) picture.focus(left);
  }

  function draw() {
    const scene = picture.scene();
    if (twin.hidden || !scene) return;
    const held = focusedRow();
    twin.replaceChildren(...drawTwin(scene, stepsByBox(scene, session.now().timeline.walked), order, { select: picture.activate, sort }));
    const again = held && twin.querySelector(`tr[data-of="${CSS.escape(held)}"] button`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  function focusedRow() {
    const row = document.activeElement?.closest('tr');
    return row && twin.contains(row) ? row.dataset.of ?? '' : '';
  }

  /** @param {number} column */
  function sort(column) {
    order.down = order.column === column && !order.down;
    order.column = column;
    draw();
    const head = twin.querySelectorAll('.twin-boxes thead button')[column];
    if (head instanceof HTMLElement) head.focus();
  }

  return { toggle, draw };
}
