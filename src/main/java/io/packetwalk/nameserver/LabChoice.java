package io.packetwalk.nameserver;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.packetwalk.lab.Lab;
import io.packetwalk.lab.Labs;
import io.packetwalk.lab.NotFoundException;
import io.packetwalk.walk.InvalidRequestException;

/** Whose names are answered at the moment, and who is taken to ask. */
@Component
class LabChoice {

	private static final Logger logger = LoggerFactory.getLogger(LabChoice.class);

	private final Labs labs;

	private final NameServerProperties properties;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable Lab lab;

	private @Nullable Zone zone;

	private String said = "";

	LabChoice(Labs labs, NameServerProperties properties) {
		this.labs = labs;
		this.properties = properties;
	}

	/** Which lab is to be asked, in words. */
	String rule() {
		return ((this.properties.lab() != null) ? "lab " + this.properties.lab() : "the lab made last") + ", asked by "
				+ asker();
	}

	private String asker() {
		return (this.properties.from() != null) ? this.properties.from() : "a pod in no namespace";
	}

	/** The names that are answered; empty when there are none. */
	Optional<Zone> zone() {
		Optional<Lab> current = current();
		this.lock.lock();
		try {
			if (current.isEmpty()) {
				say((this.properties.lab() != null) ? "there is no lab " + this.properties.lab() : "there is no lab");
			}
			else if (current.get() != this.lab) {
				take(current.get());
			}
			return current.flatMap((found) -> Optional.ofNullable(this.zone));
		}
		finally {
			this.lock.unlock();
		}
	}

	private Optional<Lab> current() {
		Optional<String> id = (this.properties.lab() != null) ? Optional.of(this.properties.lab()) : this.labs.newest();
		try {
			return id.map(this.labs::find);
		}
		catch (NotFoundException ex) {
			return Optional.empty();
		}
	}

	private void take(Lab found) {
		this.lab = found;
		String name = "lab %s (%s)".formatted(found.id(), found.name());
		try {
			this.zone = Zone.of(found, this.properties.from());
			say("the names are now those of " + name);
		}
		catch (InvalidRequestException ex) {
			this.zone = null;
			say(name + " cannot be asked: " + ex.getMessage());
		}
	}

	/** One line a switch, however many questions come. */
	private void say(String text) {
		if (!text.equals(this.said)) {
			this.said = text;
			logger.info("DNS: " + text);
		}
	}

}
