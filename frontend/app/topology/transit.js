// From one drawing to the next: boxes that are in both glide, the others fade. Only transform and opacity move.

import { boxElement } from './vertex.js';

/** @typedef {import('./scene.js').Layers} Layers */
/** @typedef {import('./viewport.js').At} At */
/** @typedef {{x: number, y: number, width: number}} Seat where a box is on the screen */

const LASTS = 360;
/** More gliding boxes than anybody could follow. */
const MOST = 220;
const EASE = 'cubic-bezier(.3, .7, .2, 1)';

/** Where the boxes of a view are on the screen. @param {import('../trace/types.js').View} view @param {At} at @returns {Map<string, Seat>} */
export function seats(view, at) {
  return new Map(view.vertices.map((vertex) => [vertex.id, { x: vertex.x * at.k + at.x, y: vertex.y * at.k + at.y, width: vertex.width * at.k }]));
}

/** @param {Layers} layer what is shown now @param {import('../trace/types.js').View} view its places @param {Map<string, Seat>} before @param {At} at */
export function glideIn(layer, view, before, at) {
  const common = view.vertices.filter((vertex) => before.has(vertex.id));
  const gliding = common.length <= MOST;
  for (const vertex of view.vertices) {
    const element = layer.vertices.get(vertex.id);
    const was = before.get(vertex.id);
    if (!element) continue;
    if (was && gliding) {
      const scale = was.width / (vertex.width * at.k);
      const [x, y] = [(was.x - at.x) / at.k - vertex.x * scale, (was.y - at.y) / at.k - vertex.y * scale];
      element.animate([{ transform: `translate(${x}px, ${y}px) scale(${scale})` }, { transform: 'none' }], { duration: LASTS, easing: EASE });
    } else if (boxElement(element)) {
      element.animate([{ opacity: 0 }, { opacity: 0, offset: 0.3 }, {}], { duration: LASTS, easing: 'linear' });
    }
  }
  for (const group of [layer.edges, layer.trail, layer.feet]) group.animate([{ opacity: 0 }, { opacity: 0, offset: 0.5 }, {}], { duration: LASTS });
}

/** The view left behind stays where it was, and fades. @param {SVGGElement} view @param {At} was @param {At} now @param {() => void} [done] */
export function fadeOut(view, was, now, done) {
  const k = was.k / now.k;
  const transform = `translate(${(was.x - now.x) / now.k}px, ${(was.y - now.y) / now.k}px) scale(${k})`;
  const fading = view.animate([{ opacity: 1, transform, visibility: 'visible' }, { opacity: 0, transform, visibility: 'visible' }], { duration: LASTS / 2 });
  if (done) fading.finished.then(done, done);
}
