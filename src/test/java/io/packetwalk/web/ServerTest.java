package io.packetwalk.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

import io.packetwalk.PacketwalkApplication;

/** The whole server on a port of its own, with a database that is gone afterwards. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PacketwalkApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:server;DB_CLOSE_DELAY=-1", "packetwalk.limits.bytes=1MB" })
public @interface ServerTest {

}
