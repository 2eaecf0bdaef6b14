/**
 * What other systems do and what breaks: written down as code, so that a test can show that it
 * fails on it. Nothing here is part of the library.
 */
@NullMarked
package dev.panametal.naive;

import org.jspecify.annotations.NullMarked;
