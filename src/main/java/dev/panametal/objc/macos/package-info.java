/** The runtime {@code native}: the Objective-C runtime and Metal of macOS, through FFM. */
@NullMarked
package dev.panametal.objc.macos;

import org.jspecify.annotations.NullMarked;
