/** The start page and the dashboard: samples, and what a visitor made. */
@NullMarked
package io.packetwalk.web.dashboard;

import org.jspecify.annotations.NullMarked;
