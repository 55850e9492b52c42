// The way in: every page names itself.

import { initLab } from './page/lab.js';
import { initTrace } from './page/trace.js';
import { initTheme } from './theme.js';
import { initUpload } from './upload/form.js';

/** @type {Record<string, () => void|Promise<void>>} */
const PAGES = { dashboard: initUpload, lab: initLab, trace: initTrace };

initTheme();
PAGES[document.body.dataset.page ?? '']?.();
