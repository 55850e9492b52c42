// An input with its own list of offers (ARIA combobox). Without script the browser's datalist does it.

import { h, middle } from '../dom.js';

const MOST = 60;
let made = 0;

/** @typedef {{value: string, label: string}} Offer */

/** @param {HTMLInputElement} input @param {boolean} [shorten] shows only the name while nobody edits it */
export function initCombobox(input, shorten = false) {
  const offers = offersOf(input);
  input.removeAttribute('list');
  const id = `offers-${(made += 1)}`;
  const list = h('ul', { class: 'offers', id, role: 'listbox', tabindex: -1, 'aria-label': input.labels?.[0]?.textContent ?? 'Offers', hidden: true });
  input.closest('.field')?.append(list);
  for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', id], ['aria-expanded', 'false']]) {
    input.setAttribute(name, value);
  }
  let active = -1;

  input.addEventListener('focus', () => input.select());
  if (shorten) keepShort(input);
  input.addEventListener('click', () => open(''));
  input.addEventListener('input', () => open(input.value));
  input.addEventListener('blur', () => setTimeout(close, 120));
  input.form?.addEventListener('submit', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) open('');
      else activate(active + (event.key === 'ArrowDown' ? 1 : -1));
    } else if (event.key === 'Enter' && !list.hidden && active >= 0) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });

  /** @param {string} text */
  function open(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = offers.filter((offer) => words.every((word) => `${offer.value} ${offer.label}`.toLowerCase().includes(word)));
    active = -1;
    list.replaceChildren(...found.slice(0, MOST).map((offer, i) => h('li', { id: `${id}-${i}`, role: 'option', 'aria-selected': String(offer.value === valueOf(input)), 'data-value': offer.value,
      pointerdown: (/** @type {Event} */ event) => {
        event.preventDefault();
        take(i);
      } },
    h('span', { class: 'offer-value' }, offer.value), says(offer) && h('span', { class: 'offer-label' }, offer.label))));
    if (found.length > MOST) list.append(h('li', { class: 'offer-more', role: 'presentation' }, `${found.length - MOST} more: type to narrow`));
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
  }

  function close() {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  /** @param {number} index */
  function activate(index) {
    const options = [...list.querySelectorAll('[role=option]')];
    active = (index + options.length) % options.length;
    options.forEach((option, i) => option.classList.toggle('active', i === active));
    options[active]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', `${id}-${active}`);
  }

  /** @param {number} index */
  function take(index) {
    const option = list.querySelectorAll('[role=option]')[index];
    if (option instanceof HTMLElement) input.value = option.dataset.value ?? '';
    input.dispatchEvent(new Event('change', { bubbles: true }));
    close();
  }
}

/** @param {HTMLInputElement} input @returns {Offer[]} */
function offersOf(input) {
  return [...(input.list?.querySelectorAll('option') ?? [])].map((option) => ({ value: option.value, label: option.textContent ?? '' }));
}

/** What was chosen, however it is shown. @param {HTMLInputElement} input */
export function valueOf(input) {
  return (document.activeElement === input ? input.value : input.dataset.value ?? input.value).trim();
}

/** @param {HTMLInputElement} input @param {string} value */
export function setValue(input, value) {
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** @param {HTMLInputElement} input */
function keepShort(input) {
  let short = '';
  const show = () => {
    if (document.activeElement === input) return;
    if (input.value !== short) input.dataset.value = input.value;
    input.title = input.dataset.value ?? '';
    short = middle((input.dataset.value ?? '').split('/').pop() ?? '', 19);
    input.value = short;
  };
  input.addEventListener('focus', () => {
    input.value = input.dataset.value ?? input.value;
    input.select();
  });
  input.addEventListener('blur', show);
  input.addEventListener('change', show);
  show();
}

/** A label that only repeats the value says nothing. @param {Offer} offer */
function says(offer) {
  return offer.label !== '' && !offer.label.split(/\s+/).every((word) => offer.value.toLowerCase().includes(word.toLowerCase()));
}
