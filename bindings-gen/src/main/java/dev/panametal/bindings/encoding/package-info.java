/** Objective-C type encodings, and the ABI shapes of messages that follow from them. */
@NullMarked
package dev.panametal.bindings.encoding;

import org.jspecify.annotations.NullMarked;
