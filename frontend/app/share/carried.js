// The page of a self-contained link: shows what it carries, and sends nothing before Run is pressed.

import { byId, h } from '../dom.js';
import { requestTitle } from '../explorer/request.js';
import { tail, readPosition } from './moment.js';
import { Unreadable, documents, unpack } from './packed.js';

/** @typedef {import('./packed.js').Carried} Carried */

export function initCarried() {
  addEventListener('hashchange', show);
  show();
}

async function show() {
  const place = byId('carried');
  try {
    const { text, carried } = await unpack(location.hash);
    place.replaceChildren(...drawn(text, carried));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    place.replaceChildren(
      h('div', { class: 'carried-no', role: 'alert' }, h('h2', {}, 'This link cannot be opened'), h('p', {}, error.message)),
      h('p', {}, h('a', { class: 'btn main', href: '/' }, 'To the dashboard')));
  }
}

/** @param {string} text @param {Carried} carried @returns {Node[]} */
function drawn(text, carried) {
  const at = readPosition(carried.at);
  const problem = h('div', { class: 'carried-no', role: 'alert', hidden: true });
  const run = h('button', { class: 'btn main', type: 'button', id: 'run', click: () => start(text, tail(at), run, problem) }, 'Run it here');
  const other = carried.engine !== document.body.dataset.engine;
  return [
    h('section', { class: 'carried-box', 'aria-labelledby': 'what' },
      h('h2', { id: 'what' }, requestTitle(carried.request)),
      h('dl', { class: 'carried-facts' }, ...facts(carried, text, at.s ?? 0).flatMap(([term, said]) => [h('dt', {}, term), h('dd', {}, said)])),
      other && h('p', { class: 'soft' }, `It was made with engine ${carried.engine}; this is engine ${document.body.dataset.engine}, whose steps may be numbered otherwise.`),
      problem,
      h('div', { class: 'carried-deeds' }, run, h('span', { class: 'soft' }, 'makes a lab and a trace of it on this server'))),
    h('h2', {}, carried.files.length === 1 ? 'The file inside' : `The ${carried.files.length} files inside`),
    ...carried.files.map((file) => h('details', { class: 'carried-file' },
      h('summary', {}, h('span', { class: 'mono' }, file.name), h('span', { class: 'soft' }, ` ${sized(file.text)}`)),
      h('pre', { tabindex: 0, role: 'region', 'aria-label': file.name }, file.text))),
  ];
}

/** @param {Carried} carried @param {string} text @param {number} step @returns {[string, string][]} */
function facts({ name, files, request, settings }, text, step) {
  const { from, to, ...others } = request;
  const more = Object.entries(others).filter(([key, value]) => !(key === 'method' && value === 'GET') && !(key === 'connections' && value === 1) && JSON.stringify(value) !== '{}');
  const said = (/** @type {[string, unknown][]} */ pairs) => pairs.map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : value}`).join(' · ');
  return [
    ['From', from], ['To', to],
    ...(more.length > 0 ? [/** @type {[string, string]} */ (['How', said(more)])] : []),
    ['Lab', name], ['Settings', said(Object.entries(settings ?? {}))],
    ['Opens at', step > 0 ? `step ${step}` : 'the first step'],
    ['Inside', `${files.length === 1 ? '1 file' : `${files.length} files`}, ${documents(files)} documents, ${sized(text)} in all`],
  ];
}

/** @param {string} text */
function sized(text) {
  const bytes = new Blob([text]).size;
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(bytes < 10240 ? 1 : 0)} kB`;
}

/** @param {string} text @param {string} end of the address @param {HTMLButtonElement} run @param {HTMLElement} problem */
async function start(text, end, run, problem) {
  run.disabled = true;
  problem.hidden = true;
  byId('live').textContent = 'Running…';
  try {
    const response = await fetch('/api/v1/scenarios', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text });
    const answer = await response.json();
    if (response.ok) return location.assign(`${answer.url}${end}`);
    said(problem, answer);
  } catch {
    said(problem, { detail: 'The server could not be reached. Nothing is lost: try again.' });
  }
  run.disabled = false;
}

/** @param {HTMLElement} problem @param {{detail: string, suggestion?: string, problems?: {message: string}[]}} answer */
function said(problem, { detail, suggestion, problems }) {
  problem.replaceChildren(h('p', {}, detail), suggestion && h('p', {}, suggestion) || '',
    h('ul', {}, ...(problems ?? []).slice(0, 10).map(({ message }) => h('li', {}, message))));
  problem.hidden = false;
}
