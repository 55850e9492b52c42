// What this browser remembers for comfort. Nothing of it is needed to see the same thing again: that is in the address.

/** @param {string} name */
export function recall(name) {
  try {
    return localStorage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} name @param {string} value empty forgets it */
export function remember(name, value) {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // It holds for this page then.
  }
}
