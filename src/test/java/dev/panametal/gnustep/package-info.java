/**
 * The runtime {@code gnustep}: GNU's Objective-C runtime and GNUstep's Foundation behind the seam,
 * so that a real Objective-C runtime judges our messages, blocks and pools on Linux. It exists for
 * the conformance tests only.
 */
@NullMarked
package dev.panametal.gnustep;

import org.jspecify.annotations.NullMarked;
