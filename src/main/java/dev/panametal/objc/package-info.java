/**
 * The Objective-C runtime as Java sees it: messages, selectors, autorelease pools, ownership,
 * blocks and errors.
 *
 * <p>Everything above this package reaches Objective-C through {@link
 * dev.panametal.objc.ObjCRuntime}, of which a process has exactly one: the real one on macOS, or
 * the embedded Metal device on any machine. An object is a {@code long}, its <em>id</em>; 0 is nil.
 */
@NullMarked
package dev.panametal.objc;

import org.jspecify.annotations.NullMarked;
