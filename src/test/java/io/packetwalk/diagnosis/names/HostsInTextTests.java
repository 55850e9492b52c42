package io.packetwalk.diagnosis.names;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.packetwalk.cluster.ObjectRef;
import io.packetwalk.cluster.Origin;
import io.packetwalk.diagnosis.names.WrittenText.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class HostsInTextTests {

	private static final ObjectRef SHOP = new ObjectRef("Deployment", "shop", "app");

	private static List<String> names(Kind kind, String key, String text) {
		return used(kind, key, text).stream().map(UsedName::name).toList();
	}

	private static List<UsedName> used(Kind kind, String key, String text) {
		return HostsInText.of(new WrittenText(SHOP, "app:1", kind, key, text, new Origin(SHOP, "spec")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			API_URL         | http://web:80/path                              | web
			API_URL         | https://user@api.example.com/                   | api.example.com
			DATABASE_URL    | jdbc:postgresql://db.shop:5432/app              | db.shop
			MONGO           | mongodb://mongo-0.mongo:27017,mongo-1.mongo:27017/app | mongo-0.mongo mongo-1.mongo
			DB_HOST         | db                                              | db
			DB_HOST         | db.shop.svc.cluster.local.                      | db.shop.svc.cluster.local.
			CART_ADDR       | cartservice:7070                                | cartservice
			KAFKA_BROKERS   | kafka-0.kafka:9092,kafka-1.kafka:9092           | kafka-0.kafka kafka-1.kafka
			CACHE           | redis:6379                                      | redis
			OPTS            | -Dbackend=http://web:8080 -Xmx1g                | web
			""")
	void aVariableNamesTheHostsItsValueSays(String key, String value, String names) {
		assertThat(String.join(" ", names(Kind.VARIABLE, key, value))).isEqualTo(names);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			MAIN_CLASS      | com.example.Main
			CONFIG          | config.yaml
			CONFIG_URL      | config.yaml
			IMAGE           | redis:7
			IMAGE_URL       | https://registry.example.com/app
			SIDECAR         | redis:7
			SIDECAR         | node:22
			VERSION         | 1.2.3
			APP_VERSION     | v1.29.0
			MAIL_FROM       | shop@example.com
			MAIL_ADDRESS    | shop@example.com
			LISTEN_ADDR     | app:8080
			BIND_HOST       | app
			HOST            | app
			HOSTNAME        | app
			PUBLIC_URL      | https://shop.example.com
			CORS_ORIGIN     | https://shop.example.com
			ALLOWED_HOSTS   | shop.example.com
			DB_HOST         | 10.0.0.5
			DB_HOST         | localhost
			DB_HOST         | none
			DB_HOST         | $(DB_SERVICE_HOST)
			API_URL         | http://localhost:8080
			API_URL         | http://127.0.0.1/
			API_URL         | http://[::1]:80/
			API_URL         | http://${BACKEND}/
			API_URL         | http://$(BACKEND):80/
			API_URL         | http://user:•••@db/
			SOCKET          | unix:///var/run/app.sock
			FILE_URL        | file:///etc/app.yaml
			BUCKET          | s3://my-bucket/key
			NO_PROXY        | .svc,10.0.0.0/8,cluster.local
			LEVELS          | root:info,app:debug
			TIME            | 12:30
			RANGE           | 8000:8080
			MODE            | key:value
			MAC             | aa:bb:cc:dd:ee:ff
			WALLET_ADDRESS  | 0xabcdef
			""")
	void whatIsNoHostIsNotTakenForOne(String key, String value) {
		assertThat(names(Kind.VARIABLE, key, value)).isEmpty();
	}

	@Test
	void aCommandLineNamesTheHostsItsFlagsSay() {
		assertThat(names(Kind.ARGUMENT, "", "--upstream=http://web:80")).containsExactly("web");
		assertThat(names(Kind.ARGUMENT, "--db-host", "db")).containsExactly("db");
		assertThat(names(Kind.ARGUMENT, "-c", "until nslookup db.shop; do sleep 1; done; curl http://web/"))
			.containsExactlyInAnyOrder("web", "db.shop");
		assertThat(names(Kind.ARGUMENT, "", "--listen-address=app:8080")).isEmpty();
		assertThat(names(Kind.ARGUMENT, "", "--config=/etc/app/config.yaml")).isEmpty();
		assertThat(names(Kind.ARGUMENT, "--image", "redis:6379")).isEmpty();
	}

	@Test
	void nginxNamesWhereItPassesRequestsButNotItsOwnUpstreams() {
		String conf = """
				# proxy_pass http://comment;
				upstream shop {
				  server web:8080 weight=2;
				  server unix:/tmp/app.sock;
				}
				server {
				  server_name shop.example.com;
				  listen 80;
				  location / { proxy_pass http://shop; }
				  location /api { proxy_pass http://api.shop.svc.cluster.local:8080/; }
				  location /php { fastcgi_pass php:9000; }
				  location /var { proxy_pass http://$backend; }
				}
				""";
		assertThat(used(Kind.FILE, "nginx.conf", conf)).extracting(UsedName::name, UsedName::line)
			.containsExactly(tuple("web", 3), tuple("api.shop.svc.cluster.local", 10), tuple("php", 11));
	}

	@Test
	void cloudflaredNamesItsServicesButNotItsHostnames() {
		String config = """
				tunnel: home
				credentials-file: /etc/cloudflared/creds/credentials.json
				ingress:
				- hostname: app.example.com
				  service: http://reverse-proxy:80
				- service: http_status:404
				""";
		assertThat(names(Kind.FILE, "config.yaml", config)).containsExactly("reverse-proxy");
	}

	@Test
	void aFileFullOfLinksNamesNoHosts() {
		assertThat(names(Kind.FILE, "dashboard.json", """
				{ "links": [ { "url": "https://grafana.com/docs" } ],
				  "$schema": "https://json-schema.org/draft/2020-12/schema" }
				""")).isEmpty();
		assertThat(names(Kind.FILE, "logback.xml", """
				<configuration xmlns="http://ch.qos.logback/xml/ns/logback">
				  <appender class="ch.qos.logback.core.ConsoleAppender"/>
				</configuration>
				""")).isEmpty();
		assertThat(names(Kind.FILE, "app.properties", "spring.main.class=com.example.Main\nlog.level:info\n"))
			.isEmpty();
	}

}
