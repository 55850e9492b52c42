// The way in to a trace on somebody else's page.

import { initFrame } from './share/frame.js';

initFrame();
