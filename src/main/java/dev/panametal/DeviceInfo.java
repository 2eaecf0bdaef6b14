package dev.panametal;

/**
 * What a device says of itself ({@code MTLDevice}). Sizes are in bytes.
 *
 * @param runtime the Objective-C runtime through which it is reached, such as {@code native} or
 *     {@code embedded}
 * @param name its name
 * @param architecture the name of its architecture, such as {@code applegpu_g13s}; empty before
 *     macOS 14
 * @param registryId the number by which the system knows it
 * @param unifiedMemory whether host and GPU share one memory
 * @param lowPower whether it is the low-power one of two
 * @param headless whether it drives no display
 * @param removable whether it can be unplugged
 * @param maxBufferLength the largest buffer it makes
 * @param recommendedMaxWorkingSetSize how much memory it can use without losing speed
 * @param maxThreadgroupMemoryBytes how much threadgroup memory a threadgroup can have
 * @param maxThreadsPerThreadgroupX the widest threadgroup, in threads
 * @param maxThreadsPerThreadgroupY the highest threadgroup, in threads
 * @param maxThreadsPerThreadgroupZ the deepest threadgroup, in threads
 * @param nonuniformThreadgroups whether the last threadgroups of a grid may be smaller than the
 *     others: families Apple4, Mac2 and later, by Apple's feature set tables
 */
public record DeviceInfo(
    String runtime,
    String name,
    String architecture,
    long registryId,
    boolean unifiedMemory,
    boolean lowPower,
    boolean headless,
    boolean removable,
    long maxBufferLength,
    long recommendedMaxWorkingSetSize,
    long maxThreadgroupMemoryBytes,
    long maxThreadsPerThreadgroupX,
    long maxThreadsPerThreadgroupY,
    long maxThreadsPerThreadgroupZ,
    boolean nonuniformThreadgroups) {}
