/** The command line of the bindings generator. */
@NullMarked
package dev.panametal.bindings;

import org.jspecify.annotations.NullMarked;
