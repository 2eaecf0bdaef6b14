/** Streams against a model that does one thing after the other, on random sequences. */
@NullMarked
package dev.panametal.model;

import org.jspecify.annotations.NullMarked;
