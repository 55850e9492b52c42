// The way in to the manifests page.

import { initManifests } from './manifests/page.js';
import { initFrame } from './frame.js';

initFrame();
initManifests();
