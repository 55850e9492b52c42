// The way in to the start page.

import { initFrame } from './frame.js';
import { initUpload } from './upload/form.js';

initFrame();
initUpload();
