/**
 * The API facts the generator reads: what Metal and Foundation declare, as records and as JSON
 * files, and the overrides that correct them.
 */
@NullMarked
package dev.panametal.bindings.api;

import org.jspecify.annotations.NullMarked;
