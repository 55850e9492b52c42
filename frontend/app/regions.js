// F6 walks through the regions of a page, each where it was left.

import { all } from './dom.js';

const REGIONS = '.topbar, .panes, [data-region], body:not(.explorer-page) > main, .foot';
const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]';

/** @type {WeakMap<Element, HTMLElement>} */
const lastIn = new WeakMap();

/** @param {1|-1} way */
export function nextRegion(way) {
  const regions = all(document, REGIONS).filter((region) => region.checkVisibility({ visibilityProperty: true }) && !region.closest('[inert]'));
  const active = document.activeElement;
  const here = regions.findIndex((region) => region.contains(active));
  if (here >= 0 && active instanceof HTMLElement) lastIn.set(regions[here], active);
  for (let i = 1; i <= regions.length; i += 1) {
    const region = regions[(here + way * i + (here < 0 && way < 0 ? 1 : 0) + regions.length * 2) % regions.length];
    if (enter(region)) return;
  }
}

/** @param {HTMLElement} region @returns {boolean} */
function enter(region) {
  const last = lastIn.get(region);
  const inside = /** @type {NodeListOf<HTMLElement|SVGElement>} */ (region.querySelectorAll(`[data-first], ${FOCUSABLE}`));
  const first = /** @type {HTMLElement|SVGElement|null} */ (region.querySelector('[data-first]')) ?? [...inside].find((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('[tabindex="-1"]'));
  for (const target of [last, region.tabIndex >= 0 || region.hasAttribute('tabindex') ? region : null, first]) {
    if (!target?.isConnected || !region.contains(target)) continue;
    target.focus();
    if (document.activeElement === target) return true;
  }
  return false;
}
