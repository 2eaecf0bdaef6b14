package dev.panametal;

import dev.panametal.foundation.NSDictionary;
import dev.panametal.foundation.NSError;
import dev.panametal.foundation.NSObject;
import dev.panametal.foundation.NSString;
import dev.panametal.metal.MTLCommandBufferEncoderInfo;
import dev.panametal.objc.LongMessages;
import dev.panametal.objc.ObjCArrays;
import dev.panametal.objc.ObjCFunctions;
import dev.panametal.objc.ObjCStrings;
import java.util.Arrays;
import java.util.List;

/**
 * What became of one encoder of a failed command buffer ({@code MTLCommandBufferEncoderInfo}).
 *
 * @param label its label: with {@link FaultDetail#DISPATCH} which dispatch it had
 * @param signposts those that Metal reports, one for each dispatch
 * @param state what became of it
 */
public record EncoderStatus(String label, List<String> signposts, State state) {
  private static final String KEY = "MTLCommandBufferEncoderInfoErrorKey";

  /** What became of an encoder ({@code MTLCommandEncoderErrorState}), by Metal's own values. */
  public enum State {
    /** Metal does not know. */
    UNKNOWN,
    /** Its commands ran. */
    COMPLETED,
    /** Another encoder's commands were the cause, and it was hit as well. */
    AFFECTED,
    /** Its commands did not begin to run. */
    PENDING,
    /** Its commands were the cause. */
    FAULTED
  }

  /** Copies the list. */
  public EncoderStatus {
    signposts = List.copyOf(signposts);
  }

  /** Reads what an error says of the encoders, in the order of encoding. Needs a pool. */
  static List<EncoderStatus> read(NSError error) {
    NSDictionary details = error.userInfo();
    long key = ObjCStrings.newString(KEY);
    try {
      NSObject infos = details.objectForKey(NSString.of(key));
      return infos == null
          ? List.of()
          : Arrays.stream(ObjCArrays.toJava(infos.id())).mapToObj(EncoderStatus::of).toList();
    } finally {
      ObjCFunctions.release(key);
    }
  }

  private static EncoderStatus of(long id) {
    MTLCommandBufferEncoderInfo info = MTLCommandBufferEncoderInfo.of(id);
    long label = LongMessages.send(id, MTLCommandBufferEncoderInfo.Selectors.LABEL);
    List<String> signposts =
        Arrays.stream(ObjCArrays.toJava(info.debugSignposts().id()))
            .mapToObj(ObjCStrings::toJava)
            .toList();
    State[] states = State.values();
    long state = info.errorState();
    return new EncoderStatus(
        label == 0 ? "" : ObjCStrings.toJava(label),
        signposts,
        state >= 0 && state < states.length ? states[(int) state] : State.UNKNOWN);
  }
}
