// The picture again, as tables: the same boxes, the same lines.

import { h } from '../dom.js';
import { boxElement } from './vertex.js';

/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../trace/types.js').Step} Step */
/** @typedef {import('../trace/types.js').Vertex} Vertex */
/** @typedef {{column: number, down: boolean}} Order */

const KINDS = { loadBalancer: 'load balancer', netfilter: 'Service rules', conntrack: 'connection tracking', more: 'card', wire: 'network' };
const STATES = { notReady: 'not ready', noEndpoints: 'no endpoints' };
const COLUMNS = ['Box', 'Kind', 'State', 'In', 'Written on it', 'Steps', 'Lines to'];

/**
 * @param {Scene} scene @param {Map<string, Step[]>} steps @param {Order} order
 * @param {{select: (id: string) => void, sort: (column: number) => void}} acts
 */
export function drawTwin(scene, steps, order, acts) {
  const view = scene.picture[scene.shown];
  const names = new Map(view.vertices.map((vertex) => [vertex.id, vertex.label]));
  const rows = view.vertices.map((vertex) => ({ vertex, cells: cellsOf(scene, vertex, names, steps.get(vertex.id) ?? []) }));
  rows.sort((a, b) => compare(a.cells[order.column], b.cells[order.column]) * (order.down ? -1 : 1));
  const what = scene.shown === 'physical' ? 'Network' : 'Objects';
  return [
    h('table', { class: 'twin-boxes' },
      h('caption', {}, `${what}: ${rows.length} boxes of the picture`),
      h('thead', {}, h('tr', {}, ...COLUMNS.map((name, i) => h('th', { scope: 'col', 'aria-sort': i === order.column ? (order.down ? 'descending' : 'ascending') : null },
        h('button', { type: 'button', class: 'link', click: () => acts.sort(i) }, name))))),
      h('tbody', {}, ...rows.map(({ vertex, cells }) => row(scene, vertex, cells, acts)))),
    h('table', { class: 'twin-lines' },
      h('caption', {}, `${what}: ${view.edges.length} lines between them`),
      h('thead', {}, h('tr', {}, ...['From', 'To', 'What it is'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...view.edges.map((edge) => h('tr', {}, h('td', {}, names.get(edge.from) ?? edge.from), h('td', {}, names.get(edge.to) ?? edge.to), h('td', {}, edge.kind))))),
  ];
}

/** @param {Scene} scene @param {Vertex} vertex @param {string[]} cells @param {{select: (id: string) => void}} acts */
function row(scene, vertex, cells, acts) {
  const element = scene.layers[scene.shown].vertices.get(vertex.id);
  const here = element?.classList.contains('here') ?? false;
  const expanded = element && boxElement(element)?.getAttribute('aria-expanded');
  return h('tr', { 'data-of': vertex.id, 'aria-current': here ? 'step' : null },
    h('th', { scope: 'row' }, h('button', { type: 'button', class: 'link', title: vertex.title, 'aria-expanded': expanded ?? null, click: () => acts.select(vertex.id) }, cells[0])),
    ...cells.slice(1).map((cell) => h('td', {}, cell)));
}

/** @param {Scene} scene @param {Vertex} vertex @param {Map<string, string>} names @param {Step[]} steps */
function cellsOf(scene, vertex, names, steps) {
  const { edges } = scene.picture[scene.shown];
  const lines = edges.flatMap((edge) => (edge.from === vertex.id ? [edge.to] : edge.to === vertex.id ? [edge.from] : []));
  const fate = scene.layers[scene.shown].vertices.get(vertex.id)?.querySelector('.last')?.textContent ?? '';
  const written = fate.startsWith('not chosen') ? [...vertex.lines.slice(0, -1), fate] : vertex.lines;
  return [
    vertex.label,
    /** @type {Record<string, string>} */ (KINDS)[vertex.kind] ?? vertex.kind,
    /** @type {Record<string, string>} */ (STATES)[vertex.state] ?? vertex.state,
    vertex.parent ? names.get(vertex.parent) ?? vertex.parent : '',
    written.join(', ').replaceAll(',,', ','),
    steps.map((step) => step.n).join(', '),
    [...new Set(lines.map((id) => names.get(id) ?? id))].join(', '),
  ];
}

/** Numbers as numbers; what is empty comes last. @param {string} a @param {string} b */
function compare(a, b) {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return a.localeCompare(b, 'en', { numeric: true });
}
