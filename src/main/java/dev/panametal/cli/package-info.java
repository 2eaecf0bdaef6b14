/** The command line: looks at devices, runs a kernel, checks an installation. */
@NullMarked
package dev.panametal.cli;

import org.jspecify.annotations.NullMarked;
