// The whole picture, small, with what is in sight framed. Decoration for the eye and the mouse: keys and buttons do the same.

import { s } from '../dom.js';

/** @typedef {import('./viewport.js').Viewport} Viewport */
/** @typedef {import('./viewport.js').Area} Area */
/** @typedef {import('../trace/types.js').View} View */

const WIDTH = 148;
const HEIGHT = 96;
/** With more than this of the picture in sight there is nothing to find one's way to. */
const MOST = 0.5;
const MARGIN = 12;

/**
 * @param {SVGSVGElement} map
 * @param {HTMLElement} picture
 * @param {() => Viewport} viewport
 * @param {() => Area[]} clear what it must not stand on, as the world has it
 */
export function newMinimap(map, picture, viewport, clear) {
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

  /** A corner of the picture with nothing in it that matters now, and as few boxes as may be; the lower ones first. @returns {Area|null} */
  function freeCorner() {
    const [width, height] = [Number(map.getAttribute('width')), Number(map.getAttribute('height'))];
    const [right, bottom] = [picture.clientWidth - width - MARGIN, picture.clientHeight - height - MARGIN];
    if (right < width || bottom < height / 2) return null;
    const { x, y, k } = viewport().at();
    const seen = (/** @type {Area} */ area) => ({ x: area.x * k + x, y: area.y * k + y, width: area.width * k, height: area.height * k });
    const areas = clear().map(seen);
    const leaves = view?.vertices.filter(({ kind }) => !['node', 'namespace', 'kernel'].includes(kind)).map(seen) ?? [];
    const corners = [[right, bottom], [MARGIN, bottom], [right, MARGIN], [MARGIN, MARGIN]].map(([left, top]) => ({ x: left, y: top, width, height }));
    const covers = (/** @type {Area} */ corner) => leaves.filter((leaf) => meet(corner, leaf)).length;
    return corners.filter((corner) => !areas.some((area) => meet(corner, area))).sort((a, b) => covers(a) - covers(b))[0] ?? null;
  }

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
      const corner = share(view, seen) > MOST ? null : freeCorner();
      map.toggleAttribute('hidden', corner === null);
      if (!corner) return;
      map.style.left = `${corner.x}px`;
      map.style.top = `${picture.offsetTop + corner.y}px`;
      const [x, y] = [Math.max(0, seen.x), Math.max(0, seen.y)];
      frame.setAttribute('x', String(x * k));
      frame.setAttribute('y', String(y * k));
      frame.setAttribute('width', String(Math.max(0, Math.min(view.width, seen.x + seen.width) - x) * k));
      frame.setAttribute('height', String(Math.max(0, Math.min(view.height, seen.y + seen.height) - y) * k));
    },
  };
}

/** @param {Area} a @param {Area} b */
function meet(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How much of a view is in sight. @param {View} view @param {import('./viewport.js').Area} seen */
function share(view, seen) {
  const width = Math.min(view.width, seen.x + seen.width) - Math.max(0, seen.x);
  const height = Math.min(view.height, seen.y + seen.height) - Math.max(0, seen.y);
  return (Math.max(0, width) * Math.max(0, height)) / (view.width * view.height);
}
