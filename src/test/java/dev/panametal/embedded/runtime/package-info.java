/** The embedded Objective-C runtime from within. */
@NullMarked
package dev.panametal.embedded.runtime;

import org.jspecify.annotations.NullMarked;
