// The nine steps of a Service, played when asked for: once, to the end, and it can be paused.

import { announce } from '../announce.js';
import { all, byId } from '../dom.js';

const EACH = 1900;

export function initNine() {
  const strip = document.getElementById('strip');
  if (!strip) return;
  const steps = all(strip, 'li');
  const button = byId('nine-play');
  let at = -1;
  let timer = 0;
  button.hidden = false;
  button.addEventListener('click', () => {
    if (timer) return pause();
    if (at >= steps.length - 1) at = -1;
    strip.classList.add('playing');
    next();
    return undefined;
  });

  function next() {
    at += 1;
    steps.forEach((step, i) => {
      step.classList.toggle('passed', i < at);
      if (i === at) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    });
    const step = steps[at];
    step.scrollIntoView({ block: 'nearest' });
    announce(`Step ${at + 1} of ${steps.length}. ${step.innerText.replace(/\s+/g, ' ')}`);
    if (at < steps.length - 1) {
      timer = window.setTimeout(next, EACH);
      label('Pause', 'pause');
    } else {
      timer = 0;
      label('Play again', 'play');
    }
  }

  function pause() {
    clearTimeout(timer);
    timer = 0;
    label('Go on', 'play');
  }

  /** @param {string} text @param {string} icon */
  function label(text, icon) {
    button.querySelector('use')?.setAttribute('href', `#i-${icon}`);
    const words = button.querySelector('span');
    if (words) words.textContent = text;
  }
}
