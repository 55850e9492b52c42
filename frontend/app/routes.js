// The way in to the routes page, which needs little of the others' script.

import { initRoutes } from './page/routes.js';
import { initFrame } from './frame.js';

initFrame();
initRoutes();
