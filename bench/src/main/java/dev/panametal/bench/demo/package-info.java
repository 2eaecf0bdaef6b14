/** The demo: decodes in every mode, compares with the reference, prints what was measured. */
@NullMarked
package dev.panametal.bench.demo;

import org.jspecify.annotations.NullMarked;
