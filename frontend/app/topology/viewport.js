// Pan and zoom: by mouse, by touch, by keys.

/** @typedef {{x: number, y: number, width: number, height: number}} Area */

const SMALLEST = 0.1;
const LARGEST = 3;

/**
 * @param {HTMLElement} frame
 * @param {() => SVGGElement} world
 */
export function newViewport(frame, world) {
  let at = { x: 0, y: 0, k: 1 };
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  let moved = 0;
  let touched = false;

  /** @param {{x: number, y: number, k: number}} to @param {boolean} glide */
  function go(to, glide) {
    at = to;
    const target = world();
    target.classList.toggle('gliding', glide);
    target.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
    frame.classList.toggle('far', at.k < 0.52);
    frame.classList.toggle('farther', at.k < 0.35);
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] @param {boolean} [glide] */
  function zoom(factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2, glide = false) {
    const k = Math.min(LARGEST, Math.max(SMALLEST, at.k * factor));
    go({ k, x: x - ((x - at.x) * k) / at.k, y: y - ((y - at.y) * k) / at.k }, glide);
    touched = true;
  }

  /** @param {Area} area @param {number} [largest] @param {boolean} [glide] */
  function fit(area, largest = 1.25, glide = true) {
    const [w, hgt] = [frame.clientWidth, frame.clientHeight];
    if (w === 0 || hgt === 0 || area.width === 0) return;
    const k = Math.min(largest, (w - 36) / area.width, (hgt - 60) / area.height);
    go({ k, x: (w - area.width * k) / 2 - area.x * k, y: (hgt - 24 - area.height * k) / 2 - area.y * k }, glide);
    touched = false;
  }

  frame.addEventListener('wheel', (event) => {
    event.preventDefault();
    if (event.shiftKey) go({ ...at, x: at.x - event.deltaY - event.deltaX }, false);
    else zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), event.offsetX, event.offsetY);
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
    if (moved > 6 && !frame.hasPointerCapture(event.pointerId)) {
      frame.setPointerCapture(event.pointerId);
      frame.classList.add('dragging');
    }
    if (fingers.size === 2) pinch(event.pointerId, before, now);
    else if (moved > 6) go({ ...at, x: at.x + now.x - before.x, y: at.y + now.y - before.y }, false);
    fingers.set(event.pointerId, now);
    if (moved > 6) touched = true;
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
    zoom(Math.hypot(now.x - other.x, now.y - other.y) / (was || 1), (now.x + other.x) / 2 - box.left, (now.y + other.y) / 2 - box.top);
  }

  return {
    fit,
    zoom,
    /** Whether the last press was a drag: then it selects nothing. */
    dragged: () => moved > 6,
    /** Whether a person moved the picture since it was last fitted. */
    touched: () => touched,
    /** @param {Area} area moves just enough to bring it into sight */
    reveal(area) {
      const [w, hgt, pad] = [frame.clientWidth, frame.clientHeight, 40];
      const left = area.x * at.k + at.x;
      const top = area.y * at.k + at.y;
      const right = left + area.width * at.k;
      const bottom = top + area.height * at.k;
      const dx = left < pad ? pad - left : right > w - pad ? w - pad - right : 0;
      const dy = top < pad ? pad - top : bottom > hgt - pad ? hgt - pad - bottom : 0;
      if (dx !== 0 || dy !== 0) go({ ...at, x: at.x + dx, y: at.y + dy }, true);
    },
  };
}

/** @param {Area[]} areas @param {number} pad @returns {Area} */
export function around(areas, pad) {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.width));
  const bottom = Math.max(...areas.map((area) => area.y + area.height));
  return { x: x - pad, y: y - pad, width: right - x + 2 * pad, height: bottom - y + 2 * pad };
}
