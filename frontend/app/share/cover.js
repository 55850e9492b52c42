// Answers that stay covered until they are asked for: a link with ?answers=0 shows a trace as a question.

/** Whether the answers are covered now. */
export function covered() {
  return document.documentElement.dataset.answers === 'covered';
}

export function initCover() {
  const line = document.getElementById('cover');
  if (!line || !covered()) return;
  line.hidden = false;
  document.title = document.title.replace(/^[✔✕] /, '');
  document.getElementById('uncover')?.addEventListener('click', () => {
    delete document.documentElement.dataset.answers;
    line.hidden = true;
    const address = new URL(location.href);
    address.searchParams.delete('answers');
    history.replaceState(history.state, '', address);
    document.getElementById('track')?.focus({ preventScroll: true });
  });
}
