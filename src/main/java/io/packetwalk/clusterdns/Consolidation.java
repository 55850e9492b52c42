package io.packetwalk.clusterdns;

import java.util.regex.Pattern;

/**
 * Errors that are counted instead of printed.
 *
 * @param pattern which errors
 * @param showsFirst whether the first one is printed nevertheless
 */
record Consolidation(Pattern pattern, boolean showsFirst) {

}
