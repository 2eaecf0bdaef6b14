/** How two sets of API facts differ, and the report that says it. */
@NullMarked
package dev.panametal.bindings.diff;

import org.jspecify.annotations.NullMarked;
