/** What tests can make go wrong on the embedded device, by name and without chance or clocks. */
@NullMarked
package dev.panametal.embedded.faults;

import org.jspecify.annotations.NullMarked;
