package dev.panametal;

import dev.panametal.metal.MTLComputeCommandEncoder;

/** The compute encoder of an open batch. */
final class ComputeEncoderView extends ReusableView implements MTLComputeCommandEncoder {}
