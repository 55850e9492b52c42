// One box of the picture.

import { middle, s } from '../dom.js';

/** @typedef {import('../trace/types.js').Vertex} Vertex */

const ROUND = { node: 14, namespace: 14, kernel: 10, netfilter: 8, routing: 8, conntrack: 8 };
const GROUPS = new Set(['node', 'namespace', 'kernel']);

/** @param {Vertex} vertex @returns {SVGGElement} */
export function drawVertex(vertex) {
  const state = vertex.state && vertex.state !== 'ready' ? ` ${vertex.state}` : '';
  const name = vertex.title || `${vertex.kind} ${vertex.label}`;
  return s('g', {
    class: `vertex ${vertex.kind}${state}`, 'data-id': vertex.id, 'data-name': name,
  },
  s('title', {}, name),
  s('rect', {
    class: 'box', role: 'button', tabindex: -1, 'aria-label': name, x: vertex.x, y: vertex.y, width: vertex.width, height: vertex.height,
    rx: /** @type {Record<string, number>} */ (ROUND)[vertex.kind] ?? 10,
  }),
  GROUPS.has(vertex.kind) ? groupText(vertex) : leafText(vertex));
}

/** The part of a box that takes the focus and has its name. @param {SVGGElement} vertex @returns {SVGElement|null} */
export function boxElement(vertex) {
  return vertex.querySelector('.box');
}

/** @param {Vertex} vertex */
function groupText(vertex) {
  const inset = vertex.kind === 'kernel' ? [14, 20] : [18, 26];
  const label = middle(vertex.label, Math.floor((vertex.width - 36) / 7));
  return s('text', { 'aria-hidden': 'true', class: 'title', x: vertex.x + inset[0], y: vertex.y + inset[1] },
    label,
    vertex.lines.length > 0 && s('tspan', { class: 'address', dx: 10 }, vertex.lines[0]));
}

/** @param {Vertex} vertex */
function leafText(vertex) {
  const lines = vertex.lines.slice(0, Math.max(0, Math.floor((vertex.height - 24) / 15)));
  const sideways = lines.length === 0 && vertex.lines.length > 0;
  const top = vertex.y + (lines.length === 0 ? vertex.height / 2 + 4 : lines.length === 1 ? vertex.height / 2 - 3 : 22);
  const room = vertex.width - 22;
  const x = vertex.x + 12;
  const title = s('text', { 'aria-hidden': 'true', class: 'title', x, y: top }, middle(vertex.label, Math.floor(room / 7.3)));
  if (sideways) {
    const left = Math.floor((room - vertex.label.length * 7 - 10) / 6.8);
    if (left > 5) title.append(s('tspan', { class: 'address', dx: 10 }, middle(vertex.lines[0], left)));
  }
  return [title, ...lines.map((line, i) => s('text',
    { 'aria-hidden': 'true', class: isAddress(line) ? 'address' : 'soft', x, y: top + 17 + i * 15.5 },
    middle(line, Math.floor(room / (isAddress(line) ? 6.7 : 5.9)))))];
}

/** @param {string} line */
function isAddress(line) {
  return !line.includes(' · ') && /\d[.:]\d|^:\d|[0-9a-f]*::/.test(line);
}
