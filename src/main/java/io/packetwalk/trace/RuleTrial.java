package io.packetwalk.trace;

/**
 * One rule that was looked at.
 *
 * @param table its table
 * @param chain its chain
 * @param rule its text, as {@code iptables-save} prints it
 * @param matched whether all its matches held
 * @param verdict what it said: a chain name, {@code ACCEPT}, {@code DROP} …; empty when
 * it did not match, or only marked
 * @param why which match failed and what the packet had instead, or why it matched
 */
public record RuleTrial(String table, String chain, String rule, boolean matched, String verdict, String why) {

}
