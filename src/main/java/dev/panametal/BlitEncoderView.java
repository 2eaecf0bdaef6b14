package dev.panametal;

import dev.panametal.metal.MTLBlitCommandEncoder;

/** The blit encoder of an open batch. */
final class BlitEncoderView extends ReusableView implements MTLBlitCommandEncoder {}
