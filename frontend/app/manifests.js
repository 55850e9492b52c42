// The way in to the manifests page.

import { initManifests } from './manifests/page.js';
import { initTheme } from './theme.js';

initTheme();
initManifests();
