// One tab stop for the whole picture; arrows go to the nearest connected box in that direction.

import { viewOf } from './scene.js';
import { boxElement } from './vertex.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../trace/types.js').Vertex} Vertex */

/** @type {Record<string, [number, number]>} */
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** @param {Scene} scene @param {string} id makes it the tab stop */
export function tabStop(scene, id) {
  for (const layer of Object.values(scene.layers)) {
    for (const [key, element] of layer.vertices) {
      boxElement(element)?.setAttribute('tabindex', key === id && layer === scene.layers[scene.shown] ? '0' : '-1');
    }
  }
}

/** The box Tab goes to where nothing better is known: the first that does not stand aside. @param {Scene} scene @returns {string} its id */
export function firstStop(scene) {
  const { vertices } = viewOf(scene);
  const first = vertices.find((vertex) => vertex.kind !== 'node' && vertex.kind !== 'namespace' && reachable(scene, vertex)) ?? vertices[0];
  if (first) tabStop(scene, first.id);
  return first?.id ?? '';
}

/** @param {Scene} scene @param {KeyboardEvent} event @returns {boolean} whether it moved */
export function rove(scene, event) {
  const way = WAYS[event.key];
  const here = vertexId(event.target);
  const view = viewOf(scene);
  const from = view.vertices.find((vertex) => vertex.id === here);
  if (!way || !from || event.shiftKey) return false;
  const open = view.vertices.filter((vertex) => vertex !== from && reachable(scene, vertex));
  const joined = new Set(view.edges.flatMap((edge) => (edge.from === here ? [edge.to] : edge.to === here ? [edge.from] : [])));
  const next = nearest(open.filter((vertex) => joined.has(vertex.id)), from, way) ?? nearest(open, from, way);
  if (next) focusVertex(scene, next.id);
  return true;
}

/** Boxes that stand aside wait until all are shown. @param {Scene} scene @param {Vertex} vertex */
function reachable(scene, vertex) {
  return !scene.layers[scene.shown].vertices.get(vertex.id)?.classList.contains('aside');
}

/** @param {Scene} scene @param {string} id */
export function focusVertex(scene, id) {
  const element = scene.layers[scene.shown].vertices.get(id);
  if (!element) return;
  tabStop(scene, id);
  boxElement(element)?.focus({ preventScroll: true });
}

/** The box an event or the focus is in, empty when in none. @param {EventTarget|null} target */
export function vertexId(target) {
  const vertex = target instanceof Element ? target.closest('.vertex') : null;
  return vertex instanceof SVGElement ? vertex.dataset.id ?? '' : '';
}

/** @param {Vertex[]} vertices @param {Vertex} from @param {[number, number]} way */
function nearest(vertices, from, [dx, dy]) {
  const [fx, fy] = [from.x + from.width / 2, from.y + from.height / 2];
  /** @type {Vertex|null} */
  let best = null;
  let least = Infinity;
  for (const vertex of vertices) {
    const ox = vertex.x + vertex.width / 2 - fx;
    const oy = vertex.y + vertex.height / 2 - fy;
    const along = ox * dx + oy * dy;
    const across = Math.abs(ox * dy) + Math.abs(oy * dx);
    if (along <= 1 || along < across * 0.35) continue;
    if (along + across * 2 < least) {
      least = along + across * 2;
      best = vertex;
    }
  }
  return best;
}
