// Finds a line by its section and text. Listings are long and few lines are asked for: they are looked for then, and kept.

/** @typedef {(line: string, text: string) => boolean} Names */
/** @typedef {{from: number, to: number}} Section from its first line to behind its last */

/** How lines are named, where it is not by their whole text. @type {Record<string, Names>} */
const NAMES = {
  neighbours: (line, text) => line.startsWith(text) && (line.length === text.length || line[text.length] === ' '),
  links: (line, text) => /^\d+: /.test(line) && line.split(': ')[1].split('@')[0] === text,
  ipvs: (line, text) => line.includes(text.split(' ').pop() ?? '') && names(line).includes(text),
};

/**
 * @param {string} view
 * @param {string[]} lines
 * @returns {(section: string, text: string) => number} -1 where there is none
 */
export function finder(view, lines) {
  const sections = sectionsOf(view, lines);
  /** @type {Map<string, number>} */
  const known = new Map();
  return (section, text) => {
    const name = `${section}\n${text}`;
    if (!known.has(name)) known.set(name, search(lines, sections.get(section), text, namesIn(view, section)));
    return known.get(name) ?? -1;
  };
}

/** @param {string} view @param {string} section @returns {Names} */
function namesIn(view, section) {
  if (view === 'nftables' && section.includes(' @')) return (line, text) => line.includes(text) && elements(line).includes(text);
  return NAMES[view] ?? ((line, text) => line === text || (line.length > text.length && line.trim() === text));
}

/** @param {string[]} lines @param {Section|undefined} section @param {string} text @param {Names} named */
function search(lines, section, text, named) {
  for (let i = section?.from ?? 0; i < (section?.to ?? -1); i += 1) if (named(lines[i], text)) return i;
  return -1;
}

/** @param {string} view @param {string[]} lines @returns {Map<string, Section>} */
function sectionsOf(view, lines) {
  /** @type {Map<string, Section>} */
  const sections = new Map();
  const begin = (/** @type {string} */ name, /** @type {number} */ from) => {
    if (last) last.to = from;
    last = { from, to: lines.length };
    sections.set(name, last);
  };
  /** @type {Section|null} */
  let last = null;
  let table = '';
  if (view === 'iptables') lines.forEach((line, i) => line[0] === '*' && begin(line.slice(1), i));
  else if (view === 'ipvs') lines.forEach((line, i) => line[0] !== ' ' && begin(names(line)[0], i));
  else if (view === 'nftables') {
    lines.forEach((line, i) => {
      const opened = line.endsWith(' {') && line.trim().match(/^(table|chain|map|set) (.*) \{$/);
      if (!opened) return;
      if (opened[1] === 'table') table = opened[2];
      begin(opened[1] === 'table' ? table : `${table} ${opened[1] === 'chain' ? '' : '@'}${opened[2]}`, i);
    });
  } else begin('', 0);
  return sections;
}

/** The elements that a line of a set or map names. @param {string} line */
function elements(line) {
  return line.trim().replace(/^elements = \{ /, '').replace(/[,\s}]+$/, '').split(', ').map((element) => element.split(' : ')[0].trim());
}

/** "tcp 10.96.0.10:53" of a virtual server, "10.244.1.5:53" of a real one. @param {string} line */
function names(line) {
  const [first, second] = line.trim().split(/\s+/);
  return first === '->' ? [second] : [`${first} ${second}`.toLowerCase()];
}
