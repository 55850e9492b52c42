// The search of every header: an ARIA combobox. What things stand for is asked of the server; commands press what is on the page.

import { announce } from '../announce.js';
import { choose } from './choose.js';
import { commandsFor } from './commands.js';
import { ask, labHere } from './server.js';
import { newOffers } from './offers.js';

/** @typedef {import('./server.js').Found} Found */
/** @typedef {import('./server.js').Answer} Answer */

const PAUSE = 110;
/** @type {Answer} */
const NOTHING = { q: '', results: [], more: 0, notes: [], hint: '' };

export function initFind() {
  const input = document.getElementById('finder');
  if (!(input instanceof HTMLInputElement) || !input.form) return;
  const offers = newOffers(input, take);
  let waiting = 0;
  let asked = '';

  input.addEventListener('input', () => look(false));
  input.addEventListener('paste', pasted);
  input.addEventListener('focus', () => {
    input.select();
    look(true);
  });
  input.addEventListener('blur', () => setTimeout(() => document.activeElement !== input && offers.close(), 150));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (offers.opened()) offers.move(event.key === 'ArrowDown' ? 1 : -1);
      else look(true);
    } else if (event.key === 'Escape') escape(event);
  });
  input.form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (asked !== input.value.trim()) await look(true);
    offers.takeBest();
  });
  /** @param {KeyboardEvent} event */
  function escape(event) {
    if (!offers.opened() && input instanceof HTMLInputElement && input.value === '') {
      input.blur();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!offers.opened() && input instanceof HTMLInputElement) input.value = '';
    offers.close();
  }

  /** @param {boolean} atOnce */
  function look(atOnce) {
    clearTimeout(waiting);
    return new Promise((done) => {
      waiting = window.setTimeout(async () => {
        await show();
        done(null);
      }, atOnce ? 0 : PAUSE);
    });
  }

  async function show() {
    const text = /** @type {HTMLInputElement} */ (input).value.trim();
    const commands = commandsFor(text);
    if (text === '' || text.startsWith('>')) return draw(text, NOTHING, commands);
    try {
      const answer = await ask(text);
      if (answer) draw(text, answer, commands);
    } catch {
      draw(text, { ...NOTHING, notes: ['The server could not be asked. Try again in a moment.'] }, commands);
    }
  }

  /** @param {string} text @param {Answer} answer @param {Found[]} commands */
  function draw(text, answer, commands) {
    asked = text;
    offers.draw(answer, commands);
    if (text === '') return;
    const count = answer.results.length + answer.more + commands.length;
    say([count === 1 ? '1 result' : `${count} results`, ...answer.notes, commands.length > 0 ? '' : answer.hint].filter(Boolean).join('. '));
  }

  /** Lines of a listing keep apart although the field has one line. @param {ClipboardEvent} event */
  function pasted(event) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!text.includes('\n') || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    input.setRangeText(text.trim().replace(/\s*\n\s*/g, ' ⏎ '), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
    look(true);
  }

  /** @param {Found} found */
  function take(found) {
    offers.close();
    const field = /** @type {HTMLInputElement} */ (input);
    field.value = '';
    asked = '';
    say('');
    field.blur();
    choose(found, labHere());
  }
}

/** @param {string} text */
function say(text) {
  if (document.getElementById('live')) announce(text);
  else document.getElementById('find-said')?.replaceChildren(text);
}
