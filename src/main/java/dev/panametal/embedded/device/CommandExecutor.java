package dev.panametal.embedded.device;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.faults.InjectedFault;
import dev.panametal.embedded.kernel.KernelArgument;
import dev.panametal.embedded.kernel.KernelDispatch;
import dev.panametal.embedded.runtime.NativeMemory;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes what a command log says, on the thread of one queue. */
final class CommandExecutor {
  private final EmbeddedFaults faults;
  private final KernelDispatch dispatch;
  private final DispatchRunner runner;

  CommandExecutor(EmbeddedDevice device) {
    this.faults = device.faults();
    this.dispatch = device.compiler().newDispatch();
    this.runner = new DispatchRunner(device.workers());
  }

  /** Executes all commands, or those before the one that failed. */
  @Nullable CommandBufferFailure execute(EmbeddedCommandBuffer commandBuffer) {
    CommandLog log = commandBuffer.log();
    int position = 0;
    while (position < log.size()) {
      switch ((int) log.word(position)) {
        case CommandLog.ENCODER -> {
          commandBuffer.encoderReports().executeNext();
          position++;
        }
        case CommandLog.COPY -> position = copy(log, position);
        case CommandLog.FILL -> position = fill(log, position);
        case CommandLog.DISPATCH -> {
          EmbeddedComputePipeline pipeline = log.pipeline(log.word(position + 1));
          InjectedFault fault = faults.takeFaultAtKernel(pipeline.kernelName());
          if (fault != null) {
            return new CommandBufferFailure(fault.code(), fault.text());
          }
          position = dispatch(log, position, pipeline);
        }
        default -> throw new AssertionError("command " + log.word(position));
      }
    }
    return null;
  }

  private static int copy(CommandLog log, int position) {
    MemorySegment.copy(
        NativeMemory.ALL,
        log.word(position + 1),
        NativeMemory.ALL,
        log.word(position + 2),
        log.word(position + 3));
    return position + 4;
  }

  private static int fill(CommandLog log, int position) {
    NativeMemory.ALL
        .asSlice(log.word(position + 1), log.word(position + 2))
        .fill((byte) log.word(position + 3));
    return position + 4;
  }

  private int dispatch(CommandLog log, int start, EmbeddedComputePipeline pipeline) {
    long x = log.word(start + 2);
    long y = log.word(start + 3);
    long z = log.word(start + 4);
    long groupX = log.word(start + 5);
    long groupY = log.word(start + 6);
    long groupZ = log.word(start + 7);
    dispatch.threads(x, y, z);
    dispatch.threadsPerThreadgroup(groupX, groupY, groupZ);
    List<KernelArgument> arguments = pipeline.arguments();
    int position = start + 8;
    for (int i = 0; i < arguments.size(); i++) {
      KernelArgument argument = arguments.get(i);
      if (argument.kind() == KernelArgument.Kind.BUFFER) {
        dispatch.buffer(argument.index(), log.word(position), log.word(position + 1));
      } else {
        dispatch.threadgroupMemory(argument.index(), log.word(position + 1));
      }
      position += 2;
    }
    long threadgroups =
        Math.ceilDiv(x, groupX) * Math.ceilDiv(y, groupY) * Math.ceilDiv(z, groupZ);
    runner.run(pipeline, dispatch, threadgroups);
    return position;
  }
}
