// The way in to the matrix page.

import { initMatrix } from './page/matrix.js';
import { initTheme } from './theme.js';

initTheme();
initMatrix();
