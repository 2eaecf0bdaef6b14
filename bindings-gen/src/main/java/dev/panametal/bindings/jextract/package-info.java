/** Runs jextract over a header of ours and makes its output fit to be committed. */
@NullMarked
package dev.panametal.bindings.jextract;

import org.jspecify.annotations.NullMarked;
