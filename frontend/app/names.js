// The way in to the name explorer, which needs little of the others' script.

import { initNames } from './page/names.js';
import { initFrame } from './frame.js';

initFrame();
initNames();
