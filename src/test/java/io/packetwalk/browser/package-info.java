/** The product in a real Chromium, driven as a person would. */
@NullMarked
package io.packetwalk.browser;

import org.jspecify.annotations.NullMarked;
