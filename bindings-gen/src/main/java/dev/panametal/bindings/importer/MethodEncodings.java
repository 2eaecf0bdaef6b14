package dev.panametal.bindings.importer;

import dev.panametal.bindings.api.TargetEncoding;

/**
 * The type encodings of methods. Of a protocol's method clang writes it into the protocol's
 * metadata; a class has such metadata only where it is implemented, so that there it is put
 * together from the encodings and sizes of the types, by the rule of clang's {@code
 * ASTContext::getObjCEncodingForMethodDecl}.
 */
final class MethodEncodings {
  private static final int POINTER = 8;
  private static final int INT = 4;

  /** The encodings of integers that take the room of an {@code int}. */
  private static final String SMALL = "cCsSB";

  private final Answers arm64;
  private final Answers x86;

  MethodEncodings(Answers arm64, Answers x86) {
    this.arm64 = arm64;
    this.x86 = x86;
  }

  /** The encoding of a protocol's method. */
  TargetEncoding ofProtocol(String protocol, String message, Headers.Method method) {
    String onArm64 = arm64.methods(protocol).get(message);
    String onX86 = x86.methods(protocol).get(message);
    return onArm64 == null || onX86 == null ? composed(method) : new TargetEncoding(onArm64, onX86);
  }

  /** The encoding of any method, from those of its types. */
  TargetEncoding composed(Headers.Method method) {
    return new TargetEncoding(composed(method, arm64), composed(method, x86));
  }

  private static String composed(Headers.Method method, Answers answers) {
    StringBuilder arguments = new StringBuilder("@0:").append(POINTER);
    int frame = 2 * POINTER;
    for (Headers.Parameter each : method.params()) {
      String encoding = answers.encoding(each.type().source());
      arguments.append(encoding).append(frame);
      int size = answers.size(each.type().source());
      frame += SMALL.contains(encoding) ? Math.max(size, INT) : size;
    }
    return answers.encoding(method.returns().source()) + frame + arguments;
  }
}
