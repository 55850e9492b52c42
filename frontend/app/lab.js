// The way in to a lab.

import { initLab } from './page/lab.js';
import { initTheme } from './theme.js';

initTheme();
initLab();
