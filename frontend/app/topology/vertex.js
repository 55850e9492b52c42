// One box of the picture.

import { middle, s } from '../dom.js';

/** @typedef {import('../trace/types.js').Vertex} Vertex */

const ROUND = { service: 24, ingress: 3, node: 14, namespace: 14, workload: 12, kernel: 10, netfilter: 8, routing: 8, conntrack: 8 };
const GROUPS = new Set(['node', 'namespace', 'kernel']);
/** What is left of a box where not even a name could be read. */
const KINDS = {
  pod: 'pod', workload: 'pods', service: 'svc', ingress: 'ing', device: 'dev', netfilter: 'rules', routing: 'route', conntrack: 'track',
  host: 'host', wire: 'network', outside: 'outside', loadBalancer: 'LB', more: '…',
};
/** A box in trouble has a sign at its corner, beside the word in it. */
const SIGNS = { notReady: '!', pending: '…', terminating: '✕', noEndpoints: '0' };

/** @param {Vertex} vertex @returns {SVGGElement} */
export function drawVertex(vertex) {
  const state = vertex.state && vertex.state !== 'ready' ? ` ${vertex.state}` : '';
  const name = vertex.title || `${vertex.kind} ${vertex.label}`;
  const group = GROUPS.has(vertex.kind) || vertex.open === true;
  const rx = /** @type {Record<string, number>} */ (ROUND)[vertex.kind] ?? 10;
  return s('g', { class: `vertex ${vertex.kind}${state}${vertex.open === true ? ' opened' : ''}`, 'data-id': vertex.id, 'data-name': name },
    s('title', {}, name),
    vertex.count > 1 && vertex.open === false && s('rect', { class: 'behind', x: vertex.x + 5, y: vertex.y + 5, width: vertex.width, height: vertex.height, rx }),
    s('rect', {
      class: 'box', role: 'button', tabindex: -1, 'aria-label': name, x: vertex.x, y: vertex.y, width: vertex.width, height: vertex.height, rx,
      'aria-expanded': vertex.open === true || vertex.open === false ? String(vertex.open) : null,
    }),
    s('rect', { class: 'inner', x: vertex.x + 3, y: vertex.y + 3, width: vertex.width - 6, height: vertex.height - 6, rx: Math.max(2, rx - 3) }),
    group ? groupText(vertex) : leafText(vertex),
    sign(vertex));
}

/** The part of a box that takes the focus and has its name. @param {SVGGElement} vertex @returns {SVGElement|null} */
export function boxElement(vertex) {
  return vertex.querySelector('.box');
}

/** @param {Vertex} vertex */
function sign(vertex) {
  const text = /** @type {Record<string, string>} */ (SIGNS)[vertex.state];
  if (!text || vertex.kind === 'namespace') return [];
  const [x, y] = [vertex.x + 3, vertex.y + 2];
  return [s('path', { class: 'sign-of', d: `M${x} ${y - 9}l10 17h-20z` }), s('text', { class: 'sign-text', 'aria-hidden': 'true', x, y: y + 5 }, text)];
}

/** @param {Vertex} vertex */
function arrow(vertex) {
  return vertex.open === true ? '▾ ' : vertex.open === false ? '▸ ' : '';
}

/** @param {Vertex} vertex */
function groupText(vertex) {
  const inset = vertex.kind === 'kernel' ? [12, 18] : [16, 25];
  const label = middle(vertex.label, Math.floor((vertex.width - 36) / 7));
  return s('text', { 'aria-hidden': 'true', class: 'title', x: vertex.x + inset[0], y: vertex.y + inset[1] },
    arrow(vertex) + label,
    vertex.lines.length > 0 && s('tspan', { class: 'address', dx: 10 }, vertex.lines[0]));
}

/** @param {Vertex} vertex */
function leafText(vertex) {
  const lines = vertex.lines.slice(0, Math.max(0, Math.floor((vertex.height - 24) / 15)));
  const sideways = lines.length === 0 && vertex.lines.length > 0;
  const top = vertex.y + (lines.length === 0 ? vertex.height / 2 + 4 : lines.length === 1 ? vertex.height / 2 - 3 : 22);
  const room = vertex.width - 22;
  const x = vertex.x + 12;
  const title = s('text', { 'aria-hidden': 'true', class: 'title', x, y: top }, arrow(vertex) + middle(vertex.label, Math.floor(room / 7.3)));
  if (sideways) {
    const left = Math.floor((room - vertex.label.length * 7 - 10) / 6.8);
    if (left > 5) title.append(s('tspan', { class: 'address', dx: 10 }, middle(vertex.lines[0], left)));
  }
  return [title, ...lines.map((line, i) => s('text',
    { 'aria-hidden': 'true', class: `${isAddress(line) ? 'address' : 'soft'}${i === lines.length - 1 ? ' last' : ''}`, x, y: top + 17 + i * 15.5 },
    middle(line, Math.floor(room / (isAddress(line) ? 6.7 : 5.9))))), ...fromAfar(vertex)];
}

/** The name in large letters, and the kind in larger ones, for those who stand farther away. @param {Vertex} vertex */
function fromAfar(vertex) {
  const room = Math.floor((vertex.width - 18) / 11.6);
  const most = vertex.height < 60 ? 1 : 2;
  const name = vertex.label.split(' · ')[0];
  const words = vertex.kind === 'workload' ? [middle(name, room), `× ${vertex.count}`] : most === 1 ? [middle(name, room)] : halves(name, room);
  const x = vertex.x + 12;
  const top = vertex.y + vertex.height / 2 + 7 - (words.length - 1) * 11.5;
  const kind = /** @type {Record<string, string>} */ (KINDS)[vertex.kind] ?? vertex.kind;
  return [
    s('text', { 'aria-hidden': 'true', class: 'big', x, y: top }, ...words.map((word, i) => s('tspan', { x, dy: i * 23 }, word))),
    s('text', { 'aria-hidden': 'true', class: 'kind', x: vertex.x + vertex.width / 2, y: vertex.y + vertex.height / 2 + 11 }, kind),
  ];
}

/** @param {string} label @param {number} room in two lines if one is too short */
function halves(label, room) {
  if (breadth(label) <= room) return [label];
  const cut = ['…', ' ', '-'].map((mark) => label.lastIndexOf(mark, room)).find((at) => at > 2) ?? Math.ceil(label.length / 2);
  return [label.slice(0, cut).trim(), label.slice(cut).trim()].map((part) => middle(part, room));
}

/** How many letters of the usual breadth a text is as long as. @param {string} text */
function breadth(text) {
  return text.length + (text.match(/[mwMW…]/g)?.length ?? 0) * 0.4 - (text.match(/[fijlrt.:1-]/g)?.length ?? 0) * 0.35;
}

/** @param {string} line */
function isAddress(line) {
  return !line.includes(' · ') && /\d[.:]\d|^:\d|[0-9a-f]*::/.test(line);
}
