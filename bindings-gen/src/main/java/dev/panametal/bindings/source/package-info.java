/** From API facts to formatted Java source. */
@NullMarked
package dev.panametal.bindings.source;

import org.jspecify.annotations.NullMarked;
