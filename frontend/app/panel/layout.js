// Where lines stand that wrap like a terminal's: so many columns, then the next row. Plain numbers, no DOM.

/** @param {number} length columns of a line @param {number} columns of the window */
export function rowsOf(length, columns) {
  return Math.max(1, Math.ceil(length / Math.max(1, columns)));
}

/**
 * The first row of every line, and behind the last one the number of rows.
 * @param {number[]} lengths @param {number} columns
 */
export function offsets(lengths, columns) {
  const result = new Float64Array(lengths.length + 1);
  for (let i = 0; i < lengths.length; i += 1) result[i + 1] = result[i] + rowsOf(lengths[i], columns);
  return result;
}

/** The line that a row belongs to. @param {Float64Array} starts @param {number} row */
export function lineAt(starts, row) {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The lines to draw for a window of rows. @param {Float64Array} starts @param {number} top @param {number} height @param {number} spare rows around it */
export function windowOf(starts, top, height, spare) {
  if (starts.length < 2) return { first: 0, last: -1 };
  return { first: lineAt(starts, Math.max(0, top - spare)), last: lineAt(starts, top + height + spare) };
}

/** The lines that have every word, whatever the case. @param {string[]} lines @param {string} text @returns {number[]} */
export function grep(lines, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = words.length > 0 ? lines[i].toLowerCase() : '';
    if (words.every((word) => line.includes(word))) found.push(i);
  }
  return found;
}
