// The way in to the matrix page.

import { initMatrix } from './page/matrix.js';
import { initFrame } from './frame.js';

initFrame();
initMatrix();
