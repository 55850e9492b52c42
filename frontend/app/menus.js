// Menus are <details class="menu">: a click elsewhere or Esc closes them, and Esc gives the focus back.

export function initMenus() {
  addEventListener('click', (event) => {
    for (const menu of opened()) {
      const target = /** @type {Node} */ (event.target);
      const within = menu.contains(target);
      const chosen = within && target instanceof Element && target.closest('.menu-body :is(a, button):not([data-stays])');
      if (!within || chosen) menu.removeAttribute('open');
    }
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    for (const menu of opened()) {
      menu.removeAttribute('open');
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
      event.preventDefault();
    }
  }, true);
}

function opened() {
  return document.querySelectorAll('details.menu[open]');
}
