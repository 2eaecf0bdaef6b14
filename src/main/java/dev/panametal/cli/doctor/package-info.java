/** Whether this installation works: one check after the other, each with what to do if it fails. */
@NullMarked
package dev.panametal.cli.doctor;

import org.jspecify.annotations.NullMarked;
