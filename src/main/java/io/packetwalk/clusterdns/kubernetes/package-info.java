/** CoreDNS's kubernetes plugin: the records of Services, endpoints and pods. */
@NullMarked
package io.packetwalk.clusterdns.kubernetes;

import org.jspecify.annotations.NullMarked;
