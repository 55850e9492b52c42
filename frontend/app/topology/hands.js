// The picture by mouse and by finger.

/** Under this many pixels a press is a click. */
const CLICK = 6;

/** @param {HTMLElement} frame @param {import('./viewport.js').Viewport} viewport */
export function initHands(frame, viewport) {
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let moved = 0;

  frame.addEventListener('wheel', (event) => {
    event.preventDefault();
    if (event.shiftKey) viewport.pan(-event.deltaY - event.deltaX, 0);
    else viewport.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), event.offsetX, event.offsetY);
  }, { passive: false });
  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  frame.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    if (moved > CLICK && !frame.hasPointerCapture(event.pointerId)) {
      frame.setPointerCapture(event.pointerId);
      frame.classList.add('dragging');
    }
    if (fingers.size === 2) pinch(event.pointerId, before, now);
    else if (moved > CLICK) viewport.pan(now.x - before.x, now.y - before.y);
    fingers.set(event.pointerId, now);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    frame.addEventListener(end, (event) => {
      fingers.delete(/** @type {PointerEvent} */ (event).pointerId);
      frame.classList.remove('dragging');
    });
  }

  /** @param {number} id @param {{x: number, y: number}} before @param {{x: number, y: number}} now */
  function pinch(id, before, now) {
    const other = [...fingers].find(([key]) => key !== id)?.[1];
    if (!other) return;
    const box = frame.getBoundingClientRect();
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    viewport.zoom(Math.hypot(now.x - other.x, now.y - other.y) / (was || 1), (now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top);
  }

  /** Whether the last press was a drag: then it selects nothing. */
  return { dragged: () => moved > CLICK };
}
