/** From complete API facts to the committed part of them: {@code extract}. */
@NullMarked
package dev.panametal.bindings.facts;

import org.jspecify.annotations.NullMarked;
