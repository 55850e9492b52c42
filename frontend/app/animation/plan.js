// From stops to a path: which points the token passes on its way through the picture. Plain values, no DOM.

/** @typedef {import('../trace/types.js').View} View */
/** @typedef {import('../trace/types.js').Vertex} Vertex */
/** @typedef {import('../trace/walked.js').Walked} Walked */
/** @typedef {number[]} Point */

/**
 * A move from one box to the next.
 * @typedef {object} Move
 * @property {string} from @property {string} to
 * @property {Point[]} points border to border
 * @property {boolean} drawn whether the picture has an edge there
 */

/**
 * The box a stop is drawn as: itself, or the nearest box around it when the picture is coarser.
 * @param {View} view
 * @param {string} stop
 * @returns {Vertex|null}
 */
export function boxOf(view, stop) {
  const vertices = byId(view);
  for (let id = stop; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) {
    const found = vertices.get(id);
    if (found) return found;
  }
  return null;
}

/** @type {WeakMap<View, Map<string, Vertex>>} */
const INDEX = new WeakMap();

/** @param {View} view */
export function byId(view) {
  let index = INDEX.get(view);
  if (!index) {
    index = new Map(view.vertices.map((vertex) => [vertex.id, vertex]));
    INDEX.set(view, index);
  }
  return index;
}

/** @param {Walked[]} walked the boxes passed, in order, each once in a row @param {View} view */
export function boxesPassed(view, walked) {
  /** @type {Vertex[]} */
  const boxes = [];
  for (const { step } of walked) {
    const box = boxOf(view, step.stop);
    if (box && boxes[boxes.length - 1] !== box) boxes.push(box);
  }
  return boxes;
}

/** @param {View} view @param {Vertex} from @param {Vertex} to @returns {Move} */
export function move(view, from, to) {
  const along = view.edges.find((edge) => edge.from === from.id && edge.to === to.id && edge.points.length > 1);
  if (along) return { from: from.id, to: to.id, points: along.points, drawn: true };
  const against = view.edges.find((edge) => edge.from === to.id && edge.to === from.id && edge.points.length > 1);
  if (against) return { from: from.id, to: to.id, points: [...against.points].reverse(), drawn: true };
  return { from: from.id, to: to.id, points: connector(from, to), drawn: false };
}

/** @param {View} view @param {Vertex[]} boxes @returns {Move[]} */
export function moves(view, boxes) {
  return boxes.slice(1).map((box, index) => move(view, boxes[index], box));
}

/** Where the token rests at a box: on its upper right corner, clear of the text. @param {Vertex} box @returns {Point} */
export function dock(box) {
  return [box.x + box.width - 1, box.y - 1];
}

/**
 * The way of the token over some boxes, from dock to dock.
 * @param {View} view
 * @param {Vertex[]} boxes
 * @returns {Point[]}
 */
export function route(view, boxes) {
  if (boxes.length === 0) return [];
  const between = moves(view, boxes).flatMap((one) => one.points);
  return withoutRepeats([dock(boxes[0]), ...between, dock(boxes[boxes.length - 1])]);
}

/** @param {Point[]} points how far along, 0 to 1, each point is */
export function offsets(points) {
  const lengths = points.map((point, i) => (i === 0 ? 0 : Math.hypot(point[0] - points[i - 1][0], point[1] - points[i - 1][1])));
  const sum = lengths.reduce((a, b) => a + b, 0) || 1;
  let passed = 0;
  return lengths.map((length) => (passed += length) / sum);
}

/** @param {number} edges @param {number} speed milliseconds: at most 400 an edge, at most 4,000 in all */
export function duration(edges, speed) {
  return edges === 0 ? 0 : Math.min(4000, edges > 3 ? edges * 240 : edges * 380) / speed;
}

/** A straight or two-cornered line between facing borders. @param {Vertex} a @param {Vertex} b @returns {Point[]} */
function connector(a, b) {
  const [ax, ay] = [a.x + a.width / 2, a.y + a.height / 2];
  const [bx, by] = [b.x + b.width / 2, b.y + b.height / 2];
  const left = Math.max(a.x, b.x);
  const right = Math.min(a.x + a.width, b.x + b.width);
  if (left < right) {
    const x = (left + right) / 2;
    return [[x, by > ay ? a.y + a.height : a.y], [x, by > ay ? b.y : b.y + b.height]];
  }
  const start = [bx > ax ? a.x + a.width : a.x, ay];
  const end = [bx > ax ? b.x : b.x + b.width, by];
  const middle = (start[0] + end[0]) / 2;
  return withoutRepeats([start, [middle, ay], [middle, by], end]);
}

/** @param {Point[]} points */
function withoutRepeats(points) {
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1][0] || point[1] !== points[i - 1][1]);
}
