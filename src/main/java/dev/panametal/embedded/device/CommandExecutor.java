package dev.panametal.embedded.device;

import dev.panametal.embedded.faults.EmbeddedFaults;
import dev.panametal.embedded.faults.InjectedFault;
import dev.panametal.embedded.msl.MslArgument;
import dev.panametal.embedded.msl.MslDispatch;
import dev.panametal.embedded.runtime.NativeMemory;
import dev.panametal.metal.MTLCommandBufferError;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes what a command log says, on the thread of one queue. */
final class CommandExecutor implements AutoCloseable {
  private final EmbeddedFaults faults;

  /** Shared, since workers read the dispatch as well. */
  private final Arena arena = Arena.ofShared();

  private final MslDispatch dispatch = new MslDispatch(arena);
  private final DispatchRunner runner;
  private final long[] groups = new long[3];

  CommandExecutor(EmbeddedDevice device) {
    this.faults = device.faults();
    this.runner = new DispatchRunner(device.workers());
  }

  /** Executes all commands, or those before the one that failed. */
  @Nullable CommandBufferFailure execute(EmbeddedCommandBuffer commandBuffer) {
    CommandLog log = commandBuffer.log();
    int position = 0;
    boolean hasBegun = false;
    while (position < log.size()) {
      switch ((int) log.word(position)) {
        case CommandLog.ENCODER -> {
          commandBuffer.encoderReports().executeNext();
          hasBegun = true;
          position++;
        }
        case CommandLog.COPY -> position = copy(log, position);
        case CommandLog.FILL -> position = fill(log, position);
        case CommandLog.DISPATCH, CommandLog.DISPATCH_INDIRECT -> {
          EmbeddedComputePipeline pipeline = log.pipeline(log.word(position + 1));
          InjectedFault fault = faults.takeFaultAtKernel(pipeline.kernelName());
          if (fault != null) {
            return new CommandBufferFailure(fault.code(), fault.text());
          }
          if (log.word(position) == CommandLog.DISPATCH_INDIRECT) {
            String tooLarge = indirectGrid(log, position);
            if (tooLarge != null) {
              return new CommandBufferFailure(
                  MTLCommandBufferError.INVALID_RESOURCE,
                  "%s of kernel '%s'".formatted(tooLarge, pipeline.kernelName()));
            }
          } else {
            grid(log, position);
          }
          position = dispatch(log, position, pipeline);
        }
        case CommandLog.SIGNAL -> {
          log.event(log.word(position + 1))
              .signal("encodeSignalEvent:value:", log.word(position + 2));
          position += 3;
        }
        case CommandLog.WAIT -> {
          CommandBufferFailure expired =
              log.event(log.word(position + 1)).awaitOnQueue(log.word(position + 2));
          if (expired != null) {
            return expired;
          }
          if (!hasBegun) {
            commandBuffer.executionBegins();
          }
          position += 3;
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

  private void grid(CommandLog log, int start) {
    dispatch.threads(
        (int) log.word(start + 2),
        (int) log.word(start + 3),
        (int) log.word(start + 4),
        (int) log.word(start + 5),
        (int) log.word(start + 6),
        (int) log.word(start + 7));
  }

  /** Reads the counts now, since earlier commands may have written them; tells what is wrong. */
  private @Nullable String indirectGrid(CommandLog log, int start) {
    long address = log.word(start + 2);
    for (int i = 0; i < groups.length; i++) {
      groups[i] =
          Integer.toUnsignedLong(
              NativeMemory.ALL.get(ValueLayout.JAVA_INT, address + (long) i * Integer.BYTES));
      if (groups[i] * log.word(start + 5 + i) > DeviceLimits.GRID) {
        return "An indirect dispatch of %d x %d x %d threadgroups, more than 2^31 - 1 threads in a dimension,"
            .formatted(groups[0], groups[1], groups[2]);
      }
    }
    dispatch.threadgroups(
        (int) groups[0],
        (int) groups[1],
        (int) groups[2],
        (int) log.word(start + 5),
        (int) log.word(start + 6),
        (int) log.word(start + 7));
    return null;
  }

  private int dispatch(CommandLog log, int start, EmbeddedComputePipeline pipeline) {
    List<MslArgument> arguments = pipeline.arguments();
    int position = start + 8;
    for (int i = 0; i < arguments.size(); i++) {
      MslArgument argument = arguments.get(i);
      if (argument.kind() == MslArgument.Kind.BUFFER) {
        dispatch.buffer(argument.index(), log.word(position), log.word(position + 1));
      } else {
        dispatch.threadgroupMemory(argument.index(), (int) log.word(position + 1));
      }
      position += 2;
    }
    if (dispatch.threadgroupCount() > 0) { // an indirect one may have none
      runner.run(pipeline, dispatch);
    }
    forgetThreadgroupMemory(arguments);
    return position;
  }

  /** The next kernel may have no such argument, and would still get the memory. */
  private void forgetThreadgroupMemory(List<MslArgument> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      MslArgument argument = arguments.get(i);
      if (argument.kind() == MslArgument.Kind.THREADGROUP_MEMORY) {
        dispatch.threadgroupMemory(argument.index(), 0);
      }
    }
  }

  @Override
  public void close() {
    runner.close();
    arena.close();
  }
}
