// Where the tour's card stands: beside what it speaks of, within the window.

const GAP = 14;

/** @param {HTMLElement} card @param {HTMLElement|null} region */
export function place(card, region) {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = card.getBoundingClientRect();
  if (!region || clientWidth < 768) {
    put(card, (clientWidth - width) / 2, clientHeight - height - GAP);
    return;
  }
  const box = region.getBoundingClientRect();
  const clampX = (/** @type {number} */ x) => Math.min(Math.max(GAP, x), clientWidth - width - GAP);
  const clampY = (/** @type {number} */ y) => Math.min(Math.max(GAP, y), clientHeight - height - GAP);
  if (box.bottom + GAP + height < clientHeight) put(card, clampX(box.left), box.bottom + GAP);
  else if (box.top - GAP - height > 0) put(card, clampX(box.left), box.top - GAP - height);
  else if (box.left - GAP - width > 0) put(card, box.left - GAP - width, clampY(box.top + GAP));
  else if (box.right + GAP + width < clientWidth) put(card, box.right + GAP, clampY(box.top + GAP));
  else put(card, clampX(box.right - width - GAP), clampY(box.bottom - height - GAP));
}

/** @param {HTMLElement} card @param {number} x @param {number} y */
function put(card, x, y) {
  card.style.left = `${Math.round(x)}px`;
  card.style.top = `${Math.round(y)}px`;
}
