package io.packetwalk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Packetwalk: upload manifests, watch one packet walk. */
@SpringBootApplication
public class PacketwalkApplication {

	public static void main(String[] args) {
		SpringApplication.run(PacketwalkApplication.class, args);
	}

}
