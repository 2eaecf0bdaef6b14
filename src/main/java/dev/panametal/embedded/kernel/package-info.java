/**
 * What the embedded device asks of whatever turns Metal Shading Language into code: the seam
 * between the device and its compiler.
 */
@NullMarked
package dev.panametal.embedded.kernel;

import org.jspecify.annotations.NullMarked;
