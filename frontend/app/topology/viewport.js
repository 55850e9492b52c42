// Where the picture is looked at from: pan and zoom, whoever asks for them.

/** @typedef {{x: number, y: number, width: number, height: number}} Area */
/** @typedef {{x: number, y: number, k: number}} At what the world is moved and scaled by */

const SMALLEST = 0.08;
const LARGEST = 3;
const PAD = 8;
/** Pixels of a box that are enough to see that it ends there. */
const END = 60;
/** Below these a name, an address could not be read (experience §4.13). */
const NAMES = 0.35;
const ADDRESSES = 0.7;

/**
 * @param {HTMLElement} frame
 * @param {() => SVGGElement} world
 * @param {() => void} [moved] told after each move
 */
export function newViewport(frame, world, moved = () => {}) {
  /** @type {At} */
  let at = { x: 0, y: 0, k: 1 };
  let touched = false;

  /** @param {At} to @param {boolean} glide */
  function go(to, glide) {
    at = to;
    const target = world();
    target.classList.toggle('gliding', glide);
    target.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
    frame.classList.toggle('far', at.k < ADDRESSES);
    frame.classList.toggle('farther', at.k < NAMES);
    moved();
  }

  /** @param {number} factor @param {number} [x] @param {number} [y] @param {boolean} [glide] */
  function zoom(factor, x = frame.clientWidth / 2, y = frame.clientHeight / 2, glide = false) {
    const k = Math.min(LARGEST, Math.max(SMALLEST, at.k * factor));
    touched = true;
    go({ k, x: x - ((x - at.x) * k) / at.k, y: y - ((y - at.y) * k) / at.k }, glide);
  }

  /** @param {number} dx @param {number} dy @param {boolean} [glide] */
  function pan(dx, dy, glide = false) {
    touched = true;
    go({ ...at, x: at.x + dx, y: at.y + dy }, glide);
  }

  /**
   * Shows an area as large as it goes. Where that would be smaller than can be read, it is drawn at the least
   * scale instead, around what matters most in it.
   * @param {Area} area
   * @param {{largest?: number, least?: number, centre?: Area|null, glide?: boolean}} [how]
   */
  function fit(area, { largest = 1.25, least = SMALLEST, centre = null, glide = true } = {}) {
    const [w, h] = [frame.clientWidth, frame.clientHeight];
    if (w === 0 || h === 0 || area.width <= 0) return;
    const whole = Math.min((w - 2 * PAD) / area.width, (h - 2 * PAD) / area.height);
    const k = Math.max(Math.min(largest, whole), Math.min(least, LARGEST));
    touched = false;
    go({ k, x: along(w, k, area.x, area.width, centre && middle(centre.x, centre.width)), y: along(h, k, area.y, area.height, centre && middle(centre.y, centre.height)) }, glide);
  }

  return {
    fit, zoom, pan,
    at: () => at,
    /** Looks the same way as before. @param {At} to */
    put: (to) => go(to, false),
    /** The part of the world that is in sight. @returns {Area} */
    seen: () => ({ x: -at.x / at.k, y: -at.y / at.k, width: frame.clientWidth / at.k, height: frame.clientHeight / at.k }),
    /** Whether a person moved the picture since it was last fitted. */
    touched: () => touched,
    /** @param {number} x @param {number} y brings a point of the world to the middle */
    centre(x, y) {
      touched = true;
      go({ ...at, x: frame.clientWidth / 2 - x * at.k, y: frame.clientHeight / 2 - y * at.k }, false);
    },
    /** @param {Area} area moves just enough to bring it into sight */
    reveal(area) {
      const [left, width] = [area.x * at.k + at.x, area.width * at.k];
      // Of what is wider than the window the end is shown: the packet stands on it.
      const dx = width > frame.clientWidth ? nudge(frame.clientWidth, left + width - END, END) : nudge(frame.clientWidth, left, width);
      const dy = nudge(frame.clientHeight, area.y * at.k + at.y, area.height * at.k);
      if (dx !== 0 || dy !== 0) go({ ...at, x: at.x + dx, y: at.y + dy }, true);
    },
  };
}

/** @typedef {ReturnType<typeof newViewport>} Viewport */

/** @param {number} start @param {number} size */
function middle(start, size) {
  return start + size / 2;
}

/** Centred when it fits; else around the point that matters, but never past an end. @param {number} room @param {number} k @param {number} start @param {number} size @param {number|null} point */
function along(room, k, start, size, point) {
  const spare = room - size * k;
  if (spare >= 0 || point === null) return spare / 2 - start * k;
  const wanted = room / 2 - point * k;
  return Math.min(PAD - start * k, Math.max(room - PAD - (start + size) * k, wanted));
}

/** @param {number} room @param {number} start @param {number} size */
function nudge(room, start, size) {
  const pad = Math.min(34, Math.max(0, (room - size) / 2));
  if (start < pad) return pad - start;
  return start + size > room - pad ? room - pad - start - size : 0;
}

/** @param {Area[]} areas @param {number} pad @returns {Area} */
export function around(areas, pad) {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.width));
  const bottom = Math.max(...areas.map((area) => area.y + area.height));
  return { x: x - pad, y: y - pad, width: right - x + 2 * pad, height: bottom - y + 2 * pad };
}
