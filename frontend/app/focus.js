// Drawing again without losing who is there: the focus goes to what has the same `data-keep`, else to the region itself.

/** @param {HTMLElement} region can take the focus @param {() => void} draw */
export function redraw(region, draw) {
  const held = document.activeElement;
  const inside = held instanceof HTMLElement && held !== region && region.contains(held);
  draw();
  if (!inside || document.activeElement === held) return;
  const again = held.dataset.keep && region.querySelector(`[data-keep="${CSS.escape(held.dataset.keep)}"]`);
  (again instanceof HTMLElement ? again : region).focus({ preventScroll: true });
}
