/** The samples that come with the product. */
@NullMarked
@NamedInterface("sample")
package io.packetwalk.lab.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
