/** What a person sees who types the commands. */
@NullMarked
package dev.panametal.cli;

import org.jspecify.annotations.NullMarked;
