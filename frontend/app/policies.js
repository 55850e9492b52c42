// The way in to the policy view.

import { initPolicies } from './page/policies.js';
import { initFrame } from './frame.js';

initFrame();
initPolicies();
