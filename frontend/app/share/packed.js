// A whole scenario in the fragment of an address: `#z1:` and its JSON, deflated, in base64url.

/** Links longer than this are cut by chat programs and mail; then the stored link is the one to send. */
export const LONGEST_LINK = 8000;

const VERSION = 1;
const MOST_PACKED = 64 * 1024;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_OBJECTS = 2000;

/** Why a link cannot be opened, in a sentence for whoever got it. */
export class Unreadable extends Error {}

/** @typedef {{name: string, text: string}} CarriedFile */
/**
 * @typedef {object} Carried
 * @property {number} v @property {string} engine @property {string} name
 * @property {CarriedFile[]} files @property {Record<string, string>} settings
 * @property {import('../trace/types.js').TraceRequest} request
 * @property {unknown} [at]
 */

/**
 * The server's text, byte for byte, with the position as its last member.
 * @param {string} scenario @param {import('./moment.js').Position} at
 */
export async function pack(scenario, at) {
  const whole = `${scenario.trimEnd().slice(0, -1)},"at":${JSON.stringify(at)}}`;
  const deflated = new Blob([whole]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `#z${VERSION}:${base64url(new Uint8Array(await new Response(deflated).arrayBuffer()))}`;
}

/**
 * @param {string} fragment
 * @returns {Promise<{text: string, carried: Carried}>}
 * @throws {Unreadable}
 */
export async function unpack(fragment) {
  const found = /^#z(\d{1,4}):(.*)$/s.exec(unescaped(fragment));
  if (!found) throw new Unreadable(fragment.length > 1 ? 'This address carries no trace: what follows the # does not begin with z1:.' : 'This address carries no trace: nothing follows the #.');
  if (Number(found[1]) !== VERSION) throw new Unreadable(`This link is of version z${found[1]}; this Packetwalk reads version z${VERSION}. Open it with a newer Packetwalk.`);
  const text = await inflated(bytesOf(found[2]));
  return { text, carried: read(text) };
}

/** Some programs escape what need not be, and take the end of the sentence for a part of the link. @param {string} fragment */
function unescaped(fragment) {
  try {
    return decodeURIComponent(fragment).replace(/[\s.,;)>\]'"]+$/, '');
  } catch {
    return fragment;
  }
}

/** @param {string} data */
function bytesOf(data) {
  if (data.length > Math.ceil(MOST_PACKED * 4 / 3)) throw new Unreadable('This link carries more than 64 kB and is not opened. Ask for a stored link.');
  if (data === '' || !/^[\w-]+$/.test(data)) throw new Unreadable('This link is damaged: it holds characters that do not belong in it. Copy it again, whole.');
  try {
    return Uint8Array.from(atob(data.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  } catch {
    throw new Unreadable('This link is damaged: a part of it is missing. Copy it again, whole.');
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes inflated piece by piece, so that a bomb is left after 2 MB */
async function inflated(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, size] = ['', 0];
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      size += piece.value.length;
      if (size > MOST_BYTES) {
        reader.cancel().catch(() => {});
        throw new Unreadable('This link unfolds to more than 2 MB and is not opened.');
      }
      text += decoder.decode(piece.value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable('This link is damaged: what it carries cannot be unfolded. Copy it again, whole.');
  }
}

/** @param {string} text @returns {Carried} */
function read(text) {
  /** @type {any} */
  let carried;
  try {
    carried = JSON.parse(text);
  } catch {
    throw new Unreadable('This link is damaged: what it carries is cut short. Copy it again, whole.');
  }
  if (Number.isInteger(carried?.v) && carried.v > VERSION) throw new Unreadable(`What this link carries is of version ${carried.v}; this Packetwalk reads version ${VERSION}. Open it with a newer Packetwalk.`);
  const files = Array.isArray(carried?.files) && carried.files.length > 0 && carried.files.every(isFile);
  if (carried?.v !== VERSION || !files || typeof carried.request?.from !== 'string' || typeof carried.request?.to !== 'string') {
    throw new Unreadable('This link unfolds, but to something that is no trace of Packetwalk.');
  }
  if (documents(carried.files) > MOST_OBJECTS) throw new Unreadable(`This link carries more than ${MOST_OBJECTS.toLocaleString('en')} objects and is not opened.`);
  return carried;
}

/** @param {any} file */
const isFile = (file) => typeof file?.name === 'string' && typeof file?.text === 'string';

/** @param {CarriedFile[]} files those that say anything */
export function documents(files) {
  return files.flatMap((file) => file.text.split(/^---.*$/m)).filter((part) => /^\s*[^#\s]/m.test(part)).length;
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
