// Cards that open: the server draws the picture again, with what they stand for in it.

import { byId } from '../dom.js';
import { toast } from '../announce.js';

/** @param {import('./session.js').Session} session @param {(picture: import('../trace/types.js').Picture) => void} draw */
export function newCards(session, draw) {
  /** @type {Set<string>} */
  let open = new Set();
  let asked = 0;

  function address() {
    const { trace, timeline } = session.now();
    const of = trace && timeline.complete ? `traces/${trace}` : `labs/${byId('explorer').dataset.lab}`;
    const query = new URLSearchParams([...open].map((card) => ['open', card]));
    return `/api/v1/${of}/picture${open.size > 0 ? `?${query}` : ''}`;
  }

  return {
    /** @param {string} id @param {boolean} on @returns {Promise<boolean>} whether it could be drawn */
    async turn(id, on) {
      const mine = (asked += 1);
      const before = new Set(open);
      if (on) open.add(id);
      else open.delete(id);
      try {
        const response = await fetch(address(), { headers: { Accept: 'application/json' } });
        if (!response.ok) throw new Error(`answered ${response.status}`);
        const picture = await response.json();
        if (mine !== asked) return false;
        draw(picture);
        return true;
      } catch {
        if (mine === asked) open = before;
        toast('The picture could not be drawn again. Try once more.');
        return false;
      }
    },
    /** Another picture begins with every card closed. */
    forget() {
      open = new Set();
      asked += 1;
    },
  };
}
