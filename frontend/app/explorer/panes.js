// Narrow windows: drawers from 768 px, one pane at a time below.

import { all, byId } from '../dom.js';
import { showCurrent } from './fold.js';

export function initPanes() {
  const explorer = byId('explorer');
  const phone = matchMedia('(max-width: 767px)');
  const wide = matchMedia('(min-width: 1200px)');
  const buttons = all(document, '.panes [data-pane]');
  /** What had the focus before the drawer took it. @type {HTMLElement|null} */
  let before = null;
  for (const button of buttons) button.addEventListener('click', () => open(button.dataset.pane ?? ''));
  for (const button of all(document, '[data-action=close-drawer]')) button.addEventListener('click', () => close());
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || explorer.dataset.drawer === undefined || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    close();
  });
  mark();
  new ResizeObserver(() => document.documentElement.style.setProperty('--playback-size', `${byId('playback').offsetHeight}px`)).observe(byId('playback'));

  /** @param {string} pane */
  function open(pane) {
    if (phone.matches) explorer.dataset.pane = pane;
    else if (wide.matches) return;
    else if (explorer.dataset.drawer === pane) return close();
    else {
      before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      explorer.dataset.drawer = pane;
      fence();
      enter(byId(pane));
    }
    mark();
    dispatchEvent(new Event('resize'));
    if (phone.matches && pane === 'records') showCurrent();
  }

  function close() {
    if (explorer.dataset.drawer === undefined) return;
    delete explorer.dataset.drawer;
    fence();
    mark();
    before?.focus();
    before = null;
  }

  /** While a drawer is open, the rest of the page is out of reach. */
  function fence() {
    const drawer = explorer.dataset.drawer;
    for (const other of all(document, 'body > :not(main, .scrim, .unseen, .toast, dialog, script), #explorer > *')) other.inert = drawer !== undefined && other.id !== drawer;
  }

  function mark() {
    for (const button of buttons) {
      const on = phone.matches ? explorer.dataset.pane === button.dataset.pane : explorer.dataset.drawer === button.dataset.pane;
      if (phone.matches) button.removeAttribute('aria-expanded');
      else button.removeAttribute('aria-pressed');
      button.setAttribute(phone.matches ? 'aria-pressed' : 'aria-expanded', String(on));
      button.classList.toggle('main', on);
    }
  }
  for (const query of [phone, wide]) {
    query.addEventListener('change', () => {
      close();
      mark();
    });
  }
  return { open, close, opened: () => explorer.dataset.drawer !== undefined };
}

/** @param {HTMLElement} drawer */
function enter(drawer) {
  const first = drawer.tabIndex >= -1 && drawer.hasAttribute('tabindex') ? drawer : drawer.querySelector('[aria-selected=true], [tabindex="0"], button');
  if (first instanceof HTMLElement) first.focus();
}
