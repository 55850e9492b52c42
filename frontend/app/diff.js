// The way in to the page that compares two revisions.

import { initFrame } from './frame.js';

initFrame();
