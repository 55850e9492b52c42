// The way in to the policy view.

import { initPolicies } from './page/policies.js';
import { initTheme } from './theme.js';

initTheme();
initPolicies();
