package io.packetwalk.resolver;

/** The C libraries whose resolvers are known here. */
public enum Libc {

	GLIBC, MUSL

}
