/**
 * The runtime {@code embedded}: Objective-C and a Metal device in Java, for any machine. It answers
 * the messages that Metal answers, executes kernels on the CPU, and reports every broken rule of
 * Metal as a {@link dev.panametal.objc.MetalRuleViolation}.
 */
@NullMarked
package dev.panametal.embedded;

import org.jspecify.annotations.NullMarked;
