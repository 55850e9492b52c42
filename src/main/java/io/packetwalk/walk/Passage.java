package io.packetwalk.walk;

/**
 * A packet that came through a hook.
 *
 * @param transit the packet afterwards
 * @param flow what connection tracking knows of it
 */
record Passage(Transit transit, Flow flow) {

}
