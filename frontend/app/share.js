// The way in to a trace that travels in its own address.

import { initCarried } from './share/carried.js';
import { initTheme } from './theme.js';

initTheme();
initCarried();
