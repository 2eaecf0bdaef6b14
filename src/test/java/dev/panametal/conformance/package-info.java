/**
 * Messages, blocks, pools, strings and errors as a real Objective-C runtime sees them. {@code
 * docs/conformance.md} says what is judged by whom.
 */
@NullMarked
package dev.panametal.conformance;

import org.jspecify.annotations.NullMarked;
