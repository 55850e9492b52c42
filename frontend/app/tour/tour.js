// The first visit's tour of a lab: offered once, never opened by itself, ended by Esc, and opened again from Help.

import { announce } from '../announce.js';
import { h } from '../dom.js';
import { recall, remember } from '../remembered.js';
import { place } from './place.js';
import { stopsHere } from './stops.js';

/** @typedef {import('./stops.js').Stop} Stop */

const NAME = 'tour';

export function initTour() {
  const asked = new URLSearchParams(location.search).get('tour');
  if (asked === '1') {
    const address = new URL(location.href);
    address.searchParams.delete('tour');
    history.replaceState(history.state, '', address);
    startTour();
  } else if (asked !== '0' && recall(NAME) === '') offer();
}

/** A line in the strip that says what is simulated: it covers nothing and takes no focus. */
function offer() {
  const strip = document.querySelector('.simulated');
  if (!strip) return;
  const line = h('span', { class: 'tour-offer' }, 'New here? ',
    h('button', { class: 'link', type: 'button', 'data-action': 'tour', click: () => {
      line.remove();
      startTour();
    } }, 'Take the tour'),
    h('button', { class: 'link quiet', type: 'button', 'aria-label': 'No tour, thank you', title: 'No tour, thank you', click: () => {
      line.remove();
      remember(NAME, 'declined');
    } }, '✕'));
  strip.append(line);
}

function startTour() {
  remember(NAME, 'seen');
  document.querySelector('.tour')?.remove();
  const fresh = document.querySelector('.explorer:not(.walked, .opening)');
  fresh?.classList.add('opening'); // what is put away before the first walk is shown, too
  const stops = stopsHere();
  const before = document.activeElement;
  const title = h('h2', { id: 'tour-title', tabindex: -1 });
  const text = h('p', { id: 'tour-text' });
  const count = h('span', { class: 'soft' });
  const back = h('button', { class: 'btn', type: 'button', click: () => show(at - 1) }, 'Back');
  const next = h('button', { class: 'btn main', type: 'button', click: () => (at < stops.length - 1 ? show(at + 1) : end()) }, 'Next');
  const close = h('button', { class: 'btn square quiet', type: 'button', 'aria-label': 'End the tour', title: 'End the tour (Esc)', click: end }, h('span', { 'aria-hidden': 'true' }, '✕'));
  const box = h('section', { class: 'tour', role: 'dialog', 'aria-modal': 'false', 'aria-labelledby': 'tour-title', 'aria-describedby': 'tour-text' },
    h('header', {}, title, close), text, h('footer', {}, count, back, next));
  let at = 0;

  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight' && at < stops.length - 1) show(at + 1);
    else if (event.key === 'ArrowLeft' && at > 0) show(at - 1);
    else if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener('keydown', escape, true);
  addEventListener('resize', settle);
  document.body.append(box);
  show(0);

  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (event.key !== 'Escape' || document.querySelector('dialog[open], details.menu[open]')) return;
    event.preventDefault();
    event.stopPropagation();
    end();
  }

  /** @param {number} index */
  function show(index) {
    at = index;
    const stop = stops[at];
    title.textContent = stop.title;
    text.textContent = stop.text;
    count.textContent = `${at + 1} of ${stops.length}`;
    back.disabled = at === 0;
    next.textContent = at < stops.length - 1 ? 'Next' : 'Done';
    for (const marked of document.querySelectorAll('.toured')) marked.classList.remove('toured');
    stop.region()?.classList.add('toured');
    settle();
    title.focus({ preventScroll: true });
  }

  function settle() {
    place(box, stops[at].region());
  }

  function end() {
    removeEventListener('keydown', escape, true);
    removeEventListener('resize', settle);
    for (const marked of document.querySelectorAll('.toured')) marked.classList.remove('toured');
    box.remove();
    fresh?.classList.remove('opening');
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else document.getElementById('from')?.focus();
    announce('The tour has ended. Help shows it again.');
  }
}
