// What every page has: its theme, its menus, its keys.

import { initFind } from './find/find.js';
import { initFindOpener } from './find/opener.js';
import { initKeys, onKey } from './keys.js';
import { initMenus } from './menus.js';
import { initSheet } from './sheet.js';
import { initTheme } from './theme.js';

export function initFrame() {
  initTheme();
  initMenus();
  initKeys();
  initSheet();
  initFind();
  initFindOpener();
  onKey('dashboard', () => location.assign('/dashboard'));
}
