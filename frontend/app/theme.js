// Light or dark: the system's choice until a person makes their own.

export function initTheme() {
  for (const button of document.querySelectorAll('[data-action=theme]')) button.addEventListener('click', toggleTheme);
}

function toggleTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset.theme);
  } catch {
    // It holds for this page then.
  }
}

export function reducedMotion() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'reduced';
}
