// The way in to the dashboard.

import { showPlaces } from './dashboard/continue.js';
import { initList } from './dashboard/list.js';
import { initFrame } from './frame.js';

initFrame();
initList();
showPlaces();
