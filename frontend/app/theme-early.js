// Loaded before the first paint, so that a chosen theme never flashes. A link may pin it: ?theme=hc, and may
// keep the answers covered: ?answers=0
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const stored = (/** @type {string} */ name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null; // Storage may be closed to us; then the system decides.
    }
  };
  const theme = asked.get('theme') ?? stored('theme') ?? '';
  if (['light', 'dark', 'hc'].includes(theme)) root.dataset.theme = theme;
  else if (matchMedia('(prefers-contrast: more) and (forced-colors: none)').matches) root.dataset.theme = 'hc';
  if (asked.get('answers') === '0') root.dataset.answers = 'covered';
  if ((asked.get('motion') ?? stored('motion')) === 'reduced') root.dataset.motion = 'reduced';
})();
