package io.packetwalk.web;

/**
 * Somebody who comes back: known by a cookie, and by nothing else.
 *
 * @param id what the cookie says
 */
public record Visitor(String id) {

}
