package dev.panametal.embedded.msl.coroutine;

import java.util.List;

/**
 * What stands before and behind the body of a coroutine, in the form that LLVM calls
 * switched-resume. See "Coroutines in LLVM", https://llvm.org/docs/Coroutines.html.
 *
 * <p>The frame lies in memory that the scheduler gives to the lane. The coroutine has no final
 * suspension and frees nothing: a lane that ends simply returns.
 */
final class CoroutineHead {
  /** The parameter that tells the lane, struct {@code lane} of the shim's {@code lane.h}. */
  static final String LANE = "%self";

  /** Where every suspension and every return of the kernel goes. */
  static final String END = "coro.end";

  // Frames are as far apart as whole cache lines.
  private static final int FRAME_ALIGNMENT = 64;
  private static final int FRAME_BYTES_OFFSET = 8;

  static final List<String> DECLARATIONS =
      List.of(
          "declare token @llvm.coro.id(i32, ptr, ptr, ptr)",
          "declare i64 @llvm.coro.size.i64()",
          "declare ptr @llvm.coro.begin(token, ptr)",
          "declare i8 @llvm.coro.suspend(token, i1)",
          "declare i1 @llvm.coro.end(ptr, i1, token)");

  private CoroutineHead() {}

  /** Tells the frame's size; goes on to the kernel's first block if the lane has a frame. */
  static List<String> before(String firstBlock) {
    return List.of(
        "  %coro.id = call token @llvm.coro.id(i32 "
            + FRAME_ALIGNMENT
            + ", ptr null, ptr null, ptr null)",
        "  %coro.size = call i64 @llvm.coro.size.i64()",
        "  %coro.size.address = getelementptr i8, ptr " + LANE + ", i64 " + FRAME_BYTES_OFFSET,
        "  store i64 %coro.size, ptr %coro.size.address",
        "  %coro.frame = load ptr, ptr " + LANE,
        "  %coro.probe = icmp eq ptr %coro.frame, null",
        "  br i1 %coro.probe, label %coro.return, label %coro.start",
        "coro.start:",
        "  %coro.handle = call ptr @llvm.coro.begin(token %coro.id, ptr %coro.frame)",
        // The same address once more: LLVM removes a frame that it sees nobody keep.
        "  store ptr %coro.handle, ptr " + LANE,
        "  br label %" + firstBlock);
  }

  static List<String> behind() {
    return List.of(
        END + ":",
        "  %coro.ended = call i1 @llvm.coro.end(ptr %coro.handle, i1 false, token none)",
        "  br label %coro.return",
        "coro.return:",
        "  ret void");
  }
}
