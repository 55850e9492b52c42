// The way in to one stored trace.

import { initTrace } from './page/trace.js';
import { initTheme } from './theme.js';

initTheme();
initTrace();
