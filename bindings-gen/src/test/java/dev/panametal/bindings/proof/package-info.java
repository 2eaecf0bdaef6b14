/**
 * The generated bindings against the facts. Both are read here a second time, the Java by a parser
 * and the facts as plain JSON, so that a mistake of the generator's own model cannot hide itself.
 */
@NullMarked
package dev.panametal.bindings.proof;

import org.jspecify.annotations.NullMarked;
