// What a link says about how a trace is shown: its theme, and whether the answers stay covered.

/** @param {string} fragment what of it outlives a step */
export function keptOf(fragment) {
  const params = new URLSearchParams(fragment.replace(/^#/, ''));
  const theme = ['light', 'dark', 'hc'].find((one) => one === params.get('theme'));
  return `${theme ? `&theme=${theme}` : ''}${params.get('answers') === '0' ? '&answers=0' : ''}`;
}

/** Whether the answers are covered now. */
export function covered() {
  return document.documentElement.dataset.answers === 'covered';
}

export function initCover() {
  const line = document.getElementById('cover');
  if (!line || !keptOf(location.hash).includes('answers')) return;
  document.documentElement.dataset.answers = 'covered';
  line.hidden = false;
  document.getElementById('uncover')?.addEventListener('click', () => {
    delete document.documentElement.dataset.answers;
    line.hidden = true;
    history.replaceState(null, '', location.href.replace('&answers=0', ''));
    document.getElementById('track')?.focus({ preventScroll: true });
  });
}
