/* Prints the addresses of a name, or the name of the error, as this C library's getaddrinfo finds them. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(int argc, char **argv)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM }, *found, *each;
	char text[INET6_ADDRSTRLEN];
	int error = (argc == 2) ? getaddrinfo(argv[1], "80", &hints, &found) : EAI_FAIL;

	if (error) {
		puts(error == EAI_NONAME ? "EAI_NONAME" : error == EAI_AGAIN ? "EAI_AGAIN" : error == EAI_NODATA ? "EAI_NODATA"
			: error == EAI_FAIL ? "EAI_FAIL" : gai_strerror(error));
		return 2;
	}
	for (each = found; each; each = each->ai_next) {
		void *address = (each->ai_family == AF_INET) ? (void *) &((struct sockaddr_in *) each->ai_addr)->sin_addr
			: (void *) &((struct sockaddr_in6 *) each->ai_addr)->sin6_addr;
		puts(inet_ntop(each->ai_family, address, text, sizeof text));
	}
	freeaddrinfo(found);
	return 0;
}
