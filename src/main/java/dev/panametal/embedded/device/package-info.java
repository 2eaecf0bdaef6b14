/**
 * Metal's objects on the embedded device: device, queues, command buffers, encoders, buffers,
 * libraries and pipelines. Each class answers the messages of one Metal protocol and enforces its
 * rules.
 */
@NullMarked
package dev.panametal.embedded.device;

import org.jspecify.annotations.NullMarked;
