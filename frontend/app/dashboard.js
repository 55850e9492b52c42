// The way in to the start page.

import { initTheme } from './theme.js';
import { initUpload } from './upload/form.js';

initTheme();
initUpload();
