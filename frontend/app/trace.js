// The way in to one stored trace.

import { initTrace } from './page/trace.js';
import { initFrame } from './frame.js';

initFrame();
initTrace();
