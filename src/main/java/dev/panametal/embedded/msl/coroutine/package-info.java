/**
 * Makes a coroutine of a kernel whose threads wait for each other, by rewriting the text of LLVM's
 * intermediate language between two runs of clang. No plug-in of LLVM is needed; in exchange the
 * text is understood for the tested versions of clang only.
 */
@NullMarked
package dev.panametal.embedded.msl.coroutine;

import org.jspecify.annotations.NullMarked;
