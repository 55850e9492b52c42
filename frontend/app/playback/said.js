// For who listens: Play says each step and waits until it can have been heard. Off until somebody asks for it.

import { h } from '../dom.js';
import { recall, remember } from '../remembered.js';

const NAME = 'say';
/** As fast as a screen reader speaks at its usual speed. */
const CHARACTERS_A_SECOND = 14;
/** From the text in the live region to the first word. */
const BREATH = 600;

export function saysSteps() {
  return recall(NAME) === 'steps';
}

/** @param {string} text @returns {number} milliseconds until it was heard */
export function hearing(text) {
  return BREATH + (text.length / CHARACTERS_A_SECOND) * 1000;
}

/** The switch stands in the menu of looks, with what else is a matter of taste. */
export function initSaid() {
  const box = h('input', { type: 'checkbox', id: 'say-steps', checked: saysSteps(), change: () => remember(NAME, box.checked ? 'steps' : '') });
  document.querySelector('#look-menu .menu-body')?.append(h('fieldset', { class: 'choices' }, h('legend', {}, 'Play'), h('label', {}, box, ' Say each step, and wait for it')));
}
