// Keys (experience §5.3). The sheet's rows are the register: `data-keys` says which keys, `data-control` which visible
// control they work, and a row whose control is not on the page does nothing there. So a feature that wants a key adds
// its row to templates/help/keys.html, and has the control. What no control can do alone is registered with onKey().

import { all } from './dom.js';
import { recall } from './remembered.js';
import { nextRegion } from './regions.js';

/** @typedef {{keys: string[], does: string, control: string}} Binding */

/** @type {Map<string, () => void>} */
const acts = new Map();
const CHORD = 1500;

/** @param {string} does the row's data-does @param {() => void} act */
export function onKey(does, act) {
  acts.set(does, act);
}

/** @returns {Binding[]} */
function bindings() {
  return all(document, '#keys-sheet [data-keys]').map(({ dataset }) => ({ keys: (dataset.keys ?? '').split(' '), does: dataset.does ?? '', control: dataset.control ?? '' }));
}

export function singleKeys() {
  return recall('keys') !== 'off';
}

export function initKeys() {
  const rows = bindings();
  let begun = '';
  let ending = 0;
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const name = nameOf(event);
    const chord = begun ? `${begun}>${name}` : name;
    begun = '';
    clearTimeout(ending);
    if (name === 'F6' || name === 'Shift+F6') {
      event.preventDefault();
      nextRegion(name === 'F6' ? 1 : -1);
    } else if (quiet(event, name)) {
      return;
    } else if (rows.some((row) => row.keys.some((key) => key.startsWith(`${chord}>`)))) {
      begun = chord;
      ending = window.setTimeout(() => { begun = ''; }, CHORD);
    } else if (rows.filter((row) => row.keys.includes(chord)).some(work)) {
      event.preventDefault();
    }
  });
}

/** @param {KeyboardEvent} event */
function nameOf(event) {
  const key = event.key === ' ' ? 'Space' : event.key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${key.toLowerCase()}`;
  return event.shiftKey && key.length > 1 && key !== 'Space' ? `Shift+${key}` : key;
}

/** Whether a key means something else where it was pressed. @param {KeyboardEvent} event @param {string} name */
function quiet(event, name) {
  if (name.startsWith('Ctrl+')) return false;
  const target = event.target instanceof Element ? event.target : document.body;
  if (document.querySelector('dialog[open]')) return true;
  if (name === 'Escape') return false;
  if (target.closest('input, textarea, select, [contenteditable], .ace_editor')) return true;
  if (name === 'Space' && target.closest('button, a, summary, [role=button], [role=tab]')) return true;
  if (target.closest('[role=slider]') && /^(Arrow|Home|End|Page)/.test(name)) return false;
  return !singleKeys();
}

/** Seen, or folded away for want of room beside the other buttons of the timeline. @param {HTMLElement} control */
function reachable(control) {
  return control.checkVisibility() || (!control.hidden && control.closest('.controls')?.checkVisibility() === true);
}

/** @param {Binding} row @returns {boolean} whether there was something to do */
function work({ does, control }) {
  const act = acts.get(does);
  if (act) {
    act();
    return true;
  }
  const found = control ? all(document, control).find((one) => reachable(one) && !one.matches(':disabled, [aria-disabled=true]')) : null;
  if (!found) return false;
  if (found instanceof HTMLInputElement) {
    found.focus();
    found.select();
  } else if (found.tagName === 'SUMMARY') {
    found.click();
    found.focus();
  } else {
    found.click();
  }
  return true;
}
