/** Tests of the package of the same name. */
@NullMarked
package dev.panametal.embedded.msl.source;

import org.jspecify.annotations.NullMarked;
