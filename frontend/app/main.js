// The way in to pages that only need their frame.

import { initFrame } from './frame.js';

initFrame();
