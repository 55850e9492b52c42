// A long list of steps is one tab stop, that of the step shown; arrows go from row to row.

import { all } from '../dom.js';

const BUTTON = 'button[data-keep]';

/** @param {HTMLElement} panel its rows' buttons are those with `data-keep`, none of them a tab stop by itself */
export function initRoving(panel) {
  panel.addEventListener('keydown', (event) => {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0) return;
    const buttons = all(panel, BUTTON).filter((one) => one.checkVisibility());
    const here = buttons.findIndex((one) => one === document.activeElement);
    if (here < 0) return;
    event.preventDefault();
    const next = buttons[here + way];
    if (!next) return;
    tabStop(panel, next);
    next.focus();
  });
}

/** @param {HTMLElement} panel @param {Element|null} [row] of the step shown; without one the first has the tab stop */
export function tabStop(panel, row) {
  const wanted = (row?.matches(BUTTON) ? row : row?.querySelector(BUTTON)) ?? panel.querySelector(BUTTON);
  const before = panel.querySelector(`${BUTTON}[tabindex="0"]`);
  if (before === wanted) return;
  before?.setAttribute('tabindex', '-1');
  wanted?.setAttribute('tabindex', '0');
}
