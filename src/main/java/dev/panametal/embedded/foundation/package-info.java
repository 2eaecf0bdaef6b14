/** The Foundation classes that Metal's methods take and give, in Java. */
@NullMarked
package dev.panametal.embedded.foundation;

import org.jspecify.annotations.NullMarked;
