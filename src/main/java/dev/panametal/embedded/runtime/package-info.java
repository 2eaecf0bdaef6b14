/**
 * Objective-C as the embedded device needs it, in Java: objects with reference counts, classes,
 * selectors, messages, autorelease pools. It knows nothing of Metal.
 *
 * <p>A message costs no native call and allocates nothing: {@link
 * dev.panametal.embedded.runtime.MessageShape} has the way of a message from its handle to the Java
 * method that answers it.
 */
@NullMarked
package dev.panametal.embedded.runtime;

import org.jspecify.annotations.NullMarked;
