/** Tests of the package of the same name. */
@NullMarked
package dev.panametal.embedded.loopback;

import org.jspecify.annotations.NullMarked;
