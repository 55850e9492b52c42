// The way in to pages that only need the theme.

import { initTheme } from './theme.js';

initTheme();
