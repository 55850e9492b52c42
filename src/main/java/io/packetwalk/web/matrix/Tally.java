package io.packetwalk.web.matrix;

/**
 * How many pairs end one way.
 *
 * @param outcome the way
 * @param pairs how many
 */
record Tally(Outcome outcome, long pairs) {

}
