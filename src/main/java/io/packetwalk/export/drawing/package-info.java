/** A trace as a picture that needs no browser: SVG, PNG and QR codes. */
@NullMarked
@NamedInterface("drawing")
package io.packetwalk.export.drawing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
