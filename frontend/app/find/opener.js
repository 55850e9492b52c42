// Where the header has no room for the search, a button opens it over the header.

export function initFindOpener() {
  const button = document.querySelector('[data-action=find]');
  const bar = button?.closest('.topbar');
  const input = document.getElementById('finder');
  if (!(button instanceof HTMLElement) || !bar || !input) return;
  button.addEventListener('click', () => (bar.classList.contains('finding') ? close(true) : open()));
  bar.addEventListener('focusout', (event) => {
    const to = /** @type {FocusEvent} */ (event).relatedTarget;
    if (to instanceof Node && !bar.contains(to)) close(false);
  });
  bar.addEventListener('keydown', (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== 'Escape' || event.defaultPrevented || !bar.classList.contains('finding')) return;
    event.preventDefault();
    close(true);
  });

  function open() {
    turn(true);
    /** @type {HTMLElement} */ (input).focus();
  }

  /** @param {boolean} back whether the focus goes back to the button */
  function close(back) {
    turn(false);
    if (back) /** @type {HTMLElement} */ (button).focus();
  }

  /** @param {boolean} on */
  function turn(on) {
    bar?.classList.toggle('finding', on);
    button?.setAttribute('aria-expanded', String(on));
    button?.querySelector('use')?.setAttribute('href', on ? '#i-close' : '#i-find');
  }
}
