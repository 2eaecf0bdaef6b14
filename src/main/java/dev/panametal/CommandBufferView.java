package dev.panametal;

import dev.panametal.metal.MTLCommandBuffer;

/** The command buffer of a batch. */
final class CommandBufferView extends ReusableView implements MTLCommandBuffer {}
