// Answers that stay covered until they are asked for: a link with ?answers=0 shows a trace as a question. The server leaves them
// out of what it says at once; what a person steps to is covered by the style sheet, which screen readers follow.

/** Whether the answers are covered now. */
export function covered() {
  return document.documentElement.dataset.answers === 'covered';
}

export function initCover() {
  const line = document.getElementById('cover');
  if (!line || !covered()) return;
  line.hidden = false;
  document.getElementById('uncover')?.addEventListener('click', () => {
    const address = new URL(location.href);
    address.searchParams.delete('answers');
    location.replace(address);
  });
}
