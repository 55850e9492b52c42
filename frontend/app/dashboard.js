// The way in to the start page.

import { showPlaces } from './dashboard/continue.js';
import { initGallery } from './dashboard/gallery.js';
import { initNine } from './dashboard/nine.js';
import { initFrame } from './frame.js';
import { initUpload } from './upload/form.js';

initFrame();
initUpload();
initGallery();
initNine();
showPlaces();
