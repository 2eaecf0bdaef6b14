/** The embedded Objective-C runtime and its Metal device, by the messages that they answer. */
@NullMarked
package dev.panametal.embedded;

import org.jspecify.annotations.NullMarked;
