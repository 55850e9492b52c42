// Files out of a drop: single ones, and folders with all they hold.

const READABLE = /\.(ya?ml|json|txt|conf|ip6?tables(-save)?|nft)$/i;
const MOST = 2000;

/** @param {DataTransfer} transfer @returns {Promise<File[]>} */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter((entry) => entry !== null && entry !== undefined);
  if (entries.length === 0) return [...transfer.files];
  /** @type {File[]} */
  const files = [];
  for (const entry of entries) await gather(entry, '', files);
  return files;
}

/** @param {FileSystemEntry} entry @param {string} folder @param {File[]} files */
async function gather(entry, folder, files) {
  if (files.length >= MOST || entry.name.startsWith('.')) return;
  if (entry.isDirectory) {
    for (const child of await children(/** @type {FileSystemDirectoryEntry} */ (entry))) await gather(child, `${folder}${entry.name}/`, files);
  } else if (folder === '' || READABLE.test(entry.name)) {
    const file = await fileOf(/** @type {FileSystemFileEntry} */ (entry));
    files.push(named(file, folder + file.name));
  }
}

/** A reader hands out at most a hundred entries at a time. @param {FileSystemDirectoryEntry} folder */
async function children(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const batch = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found.sort((a, b) => a.name.localeCompare(b.name));
    found.push(...batch);
  }
}

/** @param {FileSystemFileEntry} entry @returns {Promise<File>} */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** Files chosen as a folder, with their paths. @param {FileList} list */
export function folderFiles(list) {
  return [...list].filter((file) => READABLE.test(file.name) && !/(^|\/)\./.test(file.webkitRelativePath))
    .map((file) => named(file, file.webkitRelativePath || file.name));
}

/** @param {File} file @param {string} name */
function named(file, name) {
  return name === file.name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified });
}

/** @param {number} bytes */
export function sizeText(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
