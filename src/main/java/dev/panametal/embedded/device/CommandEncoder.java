package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.embedded.runtime.SingleThreaded;
import dev.panametal.embedded.runtime.ThreadGuard;
import org.jspecify.annotations.Nullable;

/** {@code MTLCommandEncoder}: writes commands into a command buffer until {@code endEncoding}. */
public abstract class CommandEncoder extends LabelledObject implements SingleThreaded {
  private final ThreadGuard threadGuard = new ThreadGuard();
  private @Nullable EmbeddedCommandBuffer commandBuffer;
  private boolean ended;
  private int debugGroups;

  CommandEncoder(EmbeddedDevice device) {
    super(device, Owner.CLIENT);
  }

  @Override
  public final ThreadGuard threadGuard() {
    return threadGuard;
  }

  /** Begins a new life as an encoder of a command buffer. */
  final void begin(EmbeddedCommandBuffer newCommandBuffer) {
    newCommandBuffer.retain(Owner.OBJECT);
    commandBuffer = newCommandBuffer;
    ended = false;
    debugGroups = 0;
    label(null);
    started();
  }

  /** Forgets what was bound. */
  abstract void started();

  /** Waits for the next use. */
  abstract void giveBack(EmbeddedCommandQueue queue);

  final EmbeddedCommandBuffer commandBuffer() {
    EmbeddedCommandBuffer current = commandBuffer;
    if (current == null) {
      throw new AssertionError("an encoder without a command buffer");
    }
    return current;
  }

  /** The log to write a command to; only while the encoder is open. */
  final CommandLog log(String message) {
    if (ended) {
      throw violation(message + " after endEncoding");
    }
    return commandBuffer().log();
  }

  @Override
  protected final void dealloc() {
    if (!ended) {
      ended = true;
      commandBuffer().encoderEnded(this);
      throw violation("the encoder was released without endEncoding");
    }
  }

  @Override
  protected final void afterDealloc() {
    EmbeddedCommandBuffer finished = commandBuffer();
    commandBuffer = null;
    giveBack(finished.queue());
    finished.release(Owner.OBJECT);
  }

  /** Back in the object table for good. */
  final void scrap() {
    leaveTable();
  }

  /** As {@link #revive}, for the command buffer that begins it. */
  final void reviveForClient() {
    revive(Owner.CLIENT);
  }

  /** Answers {@code endEncoding}. */
  @Message(selector = "endEncoding", types = "v@:")
  public final void endEncoding() {
    log("endEncoding");
    if (debugGroups > 0) {
      throw violation("endEncoding: %d debug groups were not popped".formatted(debugGroups));
    }
    ended = true;
    commandBuffer().encoderEnded(this);
  }

  /** Answers {@code insertDebugSignpost:}. */
  @Message(selector = "insertDebugSignpost:", types = "v@:@")
  public final void insertDebugSignpost(long text) {
    log("insertDebugSignpost:");
    commandBuffer()
        .signpost(machine().argument(text, EmbeddedString.class, "insertDebugSignpost:").text());
  }

  /** Answers {@code pushDebugGroup:}. */
  @Message(selector = "pushDebugGroup:", types = "v@:@")
  public final void pushDebugGroup(long text) {
    log("pushDebugGroup:");
    machine().argument(text, EmbeddedString.class, "pushDebugGroup:");
    debugGroups++;
  }

  /** Answers {@code popDebugGroup}. */
  @Message(selector = "popDebugGroup", types = "v@:")
  public final void popDebugGroup() {
    log("popDebugGroup");
    if (debugGroups == 0) {
      throw violation("popDebugGroup: no debug group was pushed");
    }
    debugGroups--;
  }
}
