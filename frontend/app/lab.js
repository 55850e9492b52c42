// The way in to a lab.

import { initLab } from './page/lab.js';
import { initFrame } from './frame.js';
import { initTour } from './tour/tour.js';

initFrame();
initLab();
initTour();
