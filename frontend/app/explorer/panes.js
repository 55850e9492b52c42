// Narrow windows: drawers from 768 px, one pane at a time below.

import { all, byId } from '../dom.js';

export function initPanes() {
  const explorer = byId('explorer');
  const phone = matchMedia('(max-width: 767px)');
  const buttons = all(document, '.panes [data-pane]');
  for (const button of buttons) button.addEventListener('click', () => open(button.dataset.pane ?? ''));
  for (const button of all(document, '[data-action=close-drawer]')) button.addEventListener('click', () => close());
  mark();

  /** @param {string} pane */
  function open(pane) {
    if (phone.matches) explorer.dataset.pane = pane;
    else if (explorer.dataset.drawer === pane) return close();
    else {
      explorer.dataset.drawer = pane;
      document.getElementById(pane)?.querySelector('button, [tabindex]')?.dispatchEvent(new Event('opened'));
    }
    mark();
    dispatchEvent(new Event('resize'));
  }

  function close() {
    delete explorer.dataset.drawer;
    mark();
  }

  function mark() {
    for (const button of buttons) {
      const on = phone.matches ? explorer.dataset.pane === button.dataset.pane : explorer.dataset.drawer === button.dataset.pane;
      button.setAttribute('aria-pressed', String(on));
      button.classList.toggle('main', on);
    }
  }
  phone.addEventListener('change', mark);
  return { open, close, opened: () => explorer.dataset.drawer !== undefined };
}
