/**
 * From the headers of an SDK to API facts, by way of clang.
 *
 * <p>{@link dev.panametal.bindings.importer.Importer} leads: clang parses the headers and dumps its
 * syntax tree ({@link dev.panametal.bindings.importer.AstReader}), the declarations of the wanted
 * frameworks are read from it ({@link dev.panametal.bindings.importer.HeaderReader}), clang
 * compiles a probe that tells encodings, sizes, offsets and values for each target ({@link
 * dev.panametal.bindings.importer.Probe}), and the two become an API ({@link
 * dev.panametal.bindings.importer.FactsBuilder}).
 */
@NullMarked
package dev.panametal.bindings.importer;

import org.jspecify.annotations.NullMarked;
