package io.packetwalk.netfilter;

/** What connection tracking says of a packet ({@code -m conntrack --ctstate}). */
public enum ConntrackState {

	NEW, ESTABLISHED, RELATED, INVALID, UNTRACKED

}
