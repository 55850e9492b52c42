// The way in to the page that compares two revisions.

import { initTheme } from './theme.js';

initTheme();
