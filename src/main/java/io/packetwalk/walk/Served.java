package io.packetwalk.walk;

import io.packetwalk.trace.Disposition;

/**
 * What a socket did with a packet that reached it.
 *
 * @param disposition what became of the exchange
 * @param refused whether nobody listened
 * @param response the step in which the sender takes the answer
 */
record Served(Disposition disposition, boolean refused, StepDraft response) {

}
