package io.packetwalk.export;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.module.SimpleModule;

import io.packetwalk.net.Cidr;
import io.packetwalk.net.IpAddress;
import io.packetwalk.net.MacAddress;

/**
 * Writes addresses into JSON as the text a person would type, and reads them back. The
 * mix-ins lend only their annotations; their bodies are never run.
 */
public final class NetModule extends SimpleModule {

	public NetModule() {
		super("net");
		setMixInAnnotation(IpAddress.class, IpAddressText.class);
		setMixInAnnotation(MacAddress.class, MacAddressText.class);
		setMixInAnnotation(Cidr.class, CidrText.class);
	}

	private abstract static class IpAddressText {

		@JsonCreator
		static IpAddress of(String text) {
			throw new UnsupportedOperationException(text);
		}

		@Override
		@JsonValue
		public abstract String toString();

	}

	private abstract static class MacAddressText {

		@JsonCreator
		static MacAddress of(String text) {
			throw new UnsupportedOperationException(text);
		}

		@Override
		@JsonValue
		public abstract String toString();

	}

	private abstract static class CidrText {

		@JsonCreator
		static Cidr of(String text) {
			throw new UnsupportedOperationException(text);
		}

		@Override
		@JsonValue
		public abstract String toString();

	}

}
