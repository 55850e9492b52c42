// Where each export of a trace is found. Plain values, no DOM.

/** @typedef {{part: string, theme: string, scale: string, transparent: boolean, step: number}} Wish */

/** @param {string} trace @returns {Record<string, string>} by form */
export function fileLinks(trace) {
  const file = `/api/v1/traces/${trace}`;
  return {
    print: `/t/${trace}/print`, blanks: `/t/${trace}/print?answers=0`, transcript: `/t/${trace}/transcript`,
    md: `${file}.md`, txt: `${file}.txt`, json: `${file}.json`, csv: `${file}.csv`, mmd: `${file}.mmd`,
    pcapng: `${file}.pcapng`, 'pcapng-all': `${file}.pcapng?point=all`, zip: `${file}.zip`, sh: `${file}.sh`,
  };
}

/** @param {string} trace @param {'svg'|'png'} form @param {Wish} wish */
export function pictureLink(trace, form, { part, theme, scale, transparent, step }) {
  const query = new URLSearchParams();
  query.set('part', part === 'step' ? 'path' : part);
  if (part === 'step' && step > 0) query.set('step', String(step));
  query.set('theme', theme);
  if (scale !== '1' || form === 'png') query.set('scale', scale);
  if (transparent) query.set('transparent', 'true');
  return `/api/v1/traces/${trace}.${form}?${query}`;
}

/** @param {number} bytes */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
