// The whole picture, small, with what is in sight framed. Decoration for the eye and the mouse: keys and buttons do the same.

import { s } from '../dom.js';

/** @typedef {import('./viewport.js').Viewport} Viewport */
/** @typedef {import('../trace/types.js').View} View */

const WIDTH = 148;
const HEIGHT = 96;
/** With more than this of the picture in sight there is nothing to find one's way to. */
const MOST = 0.72;

/** @param {SVGSVGElement} map @param {() => Viewport} viewport */
export function newMinimap(map, viewport) {
  /** @type {View|null} */
  let view = null;
  const boxes = s('g');
  const frame = s('rect', { class: 'sight', rx: 2 });
  map.append(boxes, frame);

  const scale = () => (view ? Math.min(WIDTH / view.width, HEIGHT / view.height) : 1);
  const aim = (/** @type {PointerEvent} */ event) => {
    const bounds = map.getBoundingClientRect();
    viewport().centre((event.clientX - bounds.left) / scale(), (event.clientY - bounds.top) / scale());
  };
  map.addEventListener('pointerdown', (event) => {
    map.setPointerCapture(event.pointerId);
    aim(event);
  });
  map.addEventListener('pointermove', (event) => event.buttons === 1 && map.hasPointerCapture(event.pointerId) && aim(event));

  return {
    /** @param {View} shown */
    draw(shown) {
      view = shown;
      const k = scale();
      map.setAttribute('width', String(Math.round(view.width * k)));
      map.setAttribute('height', String(Math.round(view.height * k)));
      boxes.replaceChildren(...view.vertices.map((vertex) => s('rect', {
        class: `mini ${vertex.kind}`, 'data-of': vertex.id, x: vertex.x * k, y: vertex.y * k, width: Math.max(1, vertex.width * k), height: Math.max(1, vertex.height * k), rx: 1,
      })));
      this.follow();
    },
    /** The frame goes where the picture went. */
    follow() {
      if (!view) return;
      const seen = viewport().seen();
      const k = scale();
      map.toggleAttribute('hidden', share(view, seen) > MOST);
      if (map.hasAttribute('hidden')) return;
      const [x, y] = [Math.max(0, seen.x), Math.max(0, seen.y)];
      frame.setAttribute('x', String(x * k));
      frame.setAttribute('y', String(y * k));
      frame.setAttribute('width', String(Math.max(0, Math.min(view.width, seen.x + seen.width) - x) * k));
      frame.setAttribute('height', String(Math.max(0, Math.min(view.height, seen.y + seen.height) - y) * k));
    },
  };
}

/** How much of a view is in sight. @param {View} view @param {import('./viewport.js').Area} seen */
function share(view, seen) {
  const width = Math.min(view.width, seen.x + seen.width) - Math.max(0, seen.x);
  const height = Math.min(view.height, seen.y + seen.height) - Math.max(0, seen.y);
  return (Math.max(0, width) * Math.max(0, height)) / (view.width * view.height);
}
