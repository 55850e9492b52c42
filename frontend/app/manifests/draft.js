// The files as they are being changed: what the server is sent, and what survives a reload.

/**
 * @typedef {{name: string, from: string|null, text: string|null}} DraftFile
 *   from: its name in the revision, null for a new file; text: null while it is as there
 * @typedef {{base: number, files: DraftFile[], gone: string[]}} Draft
 */

/** @param {number} base @param {string[]} names @returns {Draft} */
export function startDraft(base, names) {
  return { base, files: names.map((name) => ({ name, from: name, text: null })), gone: [] };
}

/** @param {Draft} draft @returns {boolean} */
export function isChanged(draft) {
  return draft.gone.length > 0 || draft.files.some((file) => file.text !== null || file.from !== file.name);
}

/** @param {Draft} draft @param {string} name @returns {DraftFile|undefined} */
export function fileNamed(draft, name) {
  return draft.files.find((file) => file.name === name);
}

/** @param {Draft} draft @param {string} name @param {string|null} text null for that of the revision */
export function setText(draft, name, text) {
  const file = fileNamed(draft, name);
  if (file) file.text = text === null && file.from === null ? '' : text;
}

/** @param {Draft} draft @param {string} name @param {string} text one of the same name is replaced */
export function addFile(draft, name, text) {
  const there = fileNamed(draft, name);
  if (there) there.text = text;
  else {
    const from = draft.gone.includes(name) ? name : null;
    draft.gone = draft.gone.filter((other) => other !== name);
    draft.files.push({ name, from, text });
  }
}

/** @param {Draft} draft @param {string} name @param {string} wanted */
export function renameFile(draft, name, wanted) {
  const file = fileNamed(draft, name);
  if (file) file.name = wanted;
}

/** @param {Draft} draft @param {string} name */
export function removeFile(draft, name) {
  const file = fileNamed(draft, name);
  if (!file) return;
  draft.files = draft.files.filter((other) => other !== file);
  if (file.from !== null) draft.gone.push(file.from);
}

/** Why a name cannot be used, or nothing. @param {Draft} draft @param {string} name @param {string} [own] its name so far */
export function nameProblem(draft, name, own) {
  const text = name.trim();
  if (text === '') return 'A file needs a name, such as shop.yaml.';
  if (text.length > 255) return 'A name has at most 255 characters.';
  if (text !== own && fileNamed(draft, text)) return `There is a file ${text} already.`;
  return '';
}

/** @param {Draft} draft what the server reads */
export function asRequest(draft) {
  return JSON.stringify({ base: draft.base, files: draft.files.map(({ name, from, text }) => ({ name, from: from ?? name, text })) });
}

/**
 * Moves one's changes onto a later revision: what was not touched is as it is there.
 * @param {Draft} draft @param {number} base @param {string[]} names the files of the later revision
 * @returns {string[]} files that are neither touched nor there any more, and so go
 */
export function moveOnto(draft, base, names) {
  const lost = draft.files.filter((file) => file.text === null && file.from !== null && !names.includes(file.from)).map((file) => file.name);
  draft.files = draft.files.filter((file) => !lost.includes(file.name));
  for (const file of draft.files) if (file.from !== null && !names.includes(file.from)) file.from = null;
  for (const name of names) {
    const known = draft.files.some((file) => file.from === name || file.name === name) || draft.gone.includes(name);
    if (!known) draft.files.push({ name, from: name, text: null });
  }
  draft.base = base;
  return lost;
}

/** @param {Storage} storage @param {string} lab @param {Draft} draft */
export function keepDraft(storage, lab, draft) {
  try {
    if (isChanged(draft)) storage.setItem(key(lab), JSON.stringify(draft));
    else storage.removeItem(key(lab));
    return true;
  } catch {
    return false;
  }
}

/** @param {Storage} storage @param {string} lab @returns {Draft|null} */
export function keptDraft(storage, lab) {
  try {
    const kept = JSON.parse(storage.getItem(key(lab)) ?? 'null');
    return kept !== null && Number.isInteger(kept.base) && Array.isArray(kept.files) && Array.isArray(kept.gone) ? kept : null;
  } catch {
    return null;
  }
}

/** @param {Storage} storage @param {string} lab */
export function forgetDraft(storage, lab) {
  try {
    storage.removeItem(key(lab));
  } catch {
    // Nothing was kept then.
  }
}

/** @param {string} lab */
function key(lab) {
  return `manifests:${lab}`;
}
