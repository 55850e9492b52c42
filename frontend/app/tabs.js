// Tabs after the ARIA pattern: arrows move, the chosen tab shows its panel.

import { all } from './dom.js';

/** @param {HTMLElement} list @param {(id: string) => unknown} [shown] */
export function initTabs(list, shown) {
  const tabs = all(list, '[role=tab]');
  for (const tab of tabs) tab.addEventListener('click', () => select(tab));
  list.addEventListener('keydown', (event) => {
    const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (way === 0) return;
    const here = tabs.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = tabs[(here + way + tabs.length) % tabs.length];
    event.preventDefault();
    event.stopPropagation();
    select(next);
    next.focus();
  });

  /** @param {HTMLElement} chosen */
  function select(chosen) {
    for (const tab of tabs) {
      const on = tab === chosen;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.hidden = !on;
    }
    shown?.(chosen.id);
  }

  return {
    /** @param {string} id */
    show(id) {
      const tab = tabs.find((candidate) => candidate.id === id);
      if (tab) select(tab);
    },
  };
}
