// The request bar: who sends what to whom.

import { byId } from '../dom.js';
import { initCombobox, setValue, valueOf } from './combobox.js';

/** @typedef {import('../trace/types.js').TraceRequest} TraceRequest */

/** @param {(request: TraceRequest) => void} trace */
export function initRequest(trace) {
  const form = byId('request');
  if (!(form instanceof HTMLFormElement)) throw new Error('#request is a form');
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  initCombobox(field('from'), true);
  initCombobox(field('to'));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });

  function submit() {
    problem('');
    trace(requestOf(field));
  }

  /** @param {string} text */
  function problem(text) {
    const line = byId('request-error');
    line.textContent = text;
    line.hidden = text === '';
  }

  return {
    problem,
    submit,
    /** @param {string} from @param {string} [to] */
    fill(from, to) {
      setValue(field('from'), from);
      if (to !== undefined) setValue(field('to'), to);
    },
    /** Fills every field a suggestion speaks of. @param {DOMStringMap} offer */
    suggest(offer) {
      setValue(field('from'), offer.from ?? '');
      setValue(field('to'), offer.to ?? '');
      for (const name of ['method', 'host', 'via', 'connections']) field(name).value = offer[name] ?? '';
    },
    /** @param {boolean} busy */
    busy(busy) {
      byId('trace').setAttribute('aria-disabled', String(busy));
    },
  };
}

/** @param {(name: string) => HTMLInputElement} field @returns {TraceRequest} */
function requestOf(field) {
  const text = (/** @type {string} */ name) => valueOf(field(name));
  /** @type {TraceRequest} */
  const request = { from: text('from'), to: text('to'), method: text('method') || 'GET' };
  if (text('host')) request.headers = { Host: text('host') };
  if (text('via')) request.via = text('via');
  if (text('libc')) request.libc = text('libc');
  if (text('seed')) request.seed = Number(text('seed'));
  if (Number(text('connections')) > 1) request.connections = Number(text('connections'));
  return request;
}

/** @param {TraceRequest} request "cloudflared-x2kp4 → reverse-proxy" */
export function requestTitle(request) {
  const from = request.from.split('/').pop() ?? request.from;
  return `${from} → ${request.to.replace(/^https?:\/\//, '').replace(/\/$/, '')}`;
}
