// The picture as SVG: two views, the logical and the physical, of which one is shown.

import { byId } from '../animation/plan.js';
import { s } from '../dom.js';
import { drawVertex } from './vertex.js';

/** @typedef {import('../trace/types.js').View} View */
/** @typedef {import('../trace/types.js').Picture} Picture */
/** @typedef {'physical'|'logical'} ViewName */

/**
 * @typedef {object} Scene
 * @property {SVGSVGElement} svg
 * @property {SVGGElement} world what the viewport moves
 * @property {Picture} picture
 * @property {ViewName} shown
 * @property {Record<ViewName, Layers>} layers
 * @property {Map<string, string>} owners whose box an address is, by the names the trace gives
 * @property {boolean} whole whether what the packet does not pass is as clear as the rest
 */
/**
 * @typedef {object} Layers
 * @property {SVGGElement} view
 * @property {SVGGElement} edges
 * @property {SVGGElement} trail
 * @property {SVGGElement} feet
 * @property {Map<string, SVGGElement>} vertices
 */

/** @param {Picture} picture @param {ViewName} shown @returns {Scene} */
export function drawScene(picture, shown) {
  const layers = { logical: drawView(picture.logical, 'logical'), physical: drawView(picture.physical, 'physical') };
  const world = s('g', { class: 'world' }, layers.logical.view, layers.physical.view);
  const svg = s('svg', { role: 'group', 'aria-label': 'The cluster. Arrow keys move from box to box, t shows it as a table.' }, arrowHeads(), world);
  const scene = { svg, world, picture, shown, layers, owners: new Map(), whole: false };
  showView(scene, shown);
  return scene;
}

function arrowHeads() {
  return s('defs', {}, ...['request', 'reply', 'lookup', 'rewritten'].map((kind) => s('marker',
    { id: `head-${kind}`, viewBox: '0 0 10 10', refX: 8, refY: 5, markerWidth: 11, markerHeight: 11, markerUnits: 'userSpaceOnUse', orient: 'auto' },
    s('path', { class: `head ${kind}`, d: 'M0 0L10 5L0 10Z' }))));
}

/** @param {Scene} scene @param {Record<string, string>} names "Service shop/web" is drawn as service/shop/web */
export function nameOwners(scene, names) {
  scene.owners = new Map(Object.entries(names).map(([address, name]) => [address, name.replace(/^(\w+) /, (_, kind) => `${kind.toLowerCase()}/`)]));
}

/** @param {Scene} scene @param {ViewName} name */
export function showView(scene, name) {
  scene.shown = name;
  for (const key of /** @type {ViewName[]} */ (['logical', 'physical'])) {
    scene.layers[key].view.classList.toggle('away', key !== name);
    scene.layers[key].view.setAttribute('aria-hidden', String(key !== name));
  }
}

/** @param {Scene} scene */
export function viewOf(scene) {
  return scene.picture[scene.shown];
}

/** @param {View} view @param {ViewName} name @returns {Layers} */
function drawView(view, name) {
  /** @type {Map<string, SVGGElement>} */
  const vertices = new Map();
  for (const vertex of outsideIn(view)) vertices.set(vertex.id, drawVertex(vertex));
  const parents = new Set(view.vertices.map((vertex) => vertex.parent));
  const boxes = s('g', {}, ...[...vertices].filter(([id]) => parents.has(id)).map(([, element]) => element));
  const leaves = s('g', {}, ...[...vertices].filter(([id]) => !parents.has(id)).map(([, element]) => element));
  const trail = s('g', { class: 'trail', 'aria-hidden': 'true' });
  const feet = s('g', { class: 'feet', 'aria-hidden': 'true' });
  const edges = drawEdges(view);
  const group = s('g', { class: `view ${name}` }, boxes, edges, trail, leaves, feet);
  return { view: group, edges, trail, feet, vertices };
}

/** @param {View} view boxes before what they hold */
function outsideIn(view) {
  return [...view.vertices].sort((a, b) => depth(view, a.id) - depth(view, b.id));
}

/** @param {View} view @param {string} id */
function depth(view, id) {
  let steps = 0;
  for (let parent = byId(view).get(id)?.parent; parent && steps < 9; steps += 1) parent = byId(view).get(parent)?.parent;
  return steps;
}

/** @param {View} view */
function drawEdges(view) {
  return s('g', { class: 'edges', 'aria-hidden': 'true' }, ...view.edges.filter((edge) => edge.points.length > 1).flatMap((edge) => {
    const middle = halfWay(edge.points);
    return [
      s('path', { class: `edge ${edge.kind}`, d: pathOf(edge.points) }),
      edge.label && s('text', { class: 'edge-label', x: middle[0] + 13, y: middle[1] + 4 }, edge.label),
    ];
  }));
}

/** @param {number[][]} points */
function halfWay(points) {
  const i = Math.floor((points.length - 1) / 2);
  const [a, b] = [points[i], points[i + 1]];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** @param {number[][]} points */
export function pathOf(points) {
  return points.map((point, i) => `${i === 0 ? 'M' : 'L'}${point[0]} ${point[1]}`).join('');
}
