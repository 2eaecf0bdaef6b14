package dev.panametal;

import dev.panametal.objc.ObjCError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command buffer failed on the GPU. The results of its stream since the last good {@link
 * MetalStream#synchronize()} are not to be trusted; the stream refuses work until {@link
 * MetalStream#reset()}.
 */
public final class MetalFaultException extends MetalException {
  private static final long serialVersionUID = 1;

  private final FaultKind kind;
  private final String domain;
  private final long code;
  private final String label;
  private final transient List<EncoderStatus> encoders;
  private String diagnosis = "";

  MetalFaultException(
      FaultKind kind,
      String label,
      ObjCError error,
      List<EncoderStatus> encoders,
      @Nullable Throwable cause) {
    super(
        ("%s failed on the GPU: %s (%s, code %d).%s Its results are lost; call reset() on the stream"
                + " to go on.")
            .formatted(
                label, error.description(), error.domain(), error.code(), culprits(encoders)),
        cause);
    this.kind = kind;
    this.domain = error.domain();
    this.code = error.code();
    this.label = label;
    this.encoders = List.copyOf(encoders);
  }

  private static String culprits(List<EncoderStatus> encoders) {
    return encoders.stream()
        .filter(encoder -> encoder.state() == EncoderStatus.State.FAULTED)
        .map(encoder ->
            " The cause is its encoder '%s'%s."
                .formatted(
                    encoder.label(),
                    encoder.signposts().size() > 1
                        ? " with " + String.join(", ", encoder.signposts())
                        : ""))
        .collect(Collectors.joining());
  }

  /** The same fault, thrown by a later operation. */
  private MetalFaultException(MetalFaultException first) {
    super(first.undiagnosedMessage(), first);
    this.kind = first.kind;
    this.domain = first.domain;
    this.code = first.code;
    this.label = first.label;
    this.encoders = first.encoders;
    this.diagnosis = first.diagnosis;
  }

  /** Before it is thrown: what came of running the batch again. */
  void diagnosed(String text) {
    diagnosis = text;
  }

  private String undiagnosedMessage() {
    return String.valueOf(super.getMessage());
  }

  @Override
  public String getMessage() {
    String message = undiagnosedMessage();
    return diagnosis.isEmpty() ? message : message + " " + diagnosis;
  }

  /**
   * What came of running the batch again one command at a time.
   *
   * @return a sentence that names the first command that failed, or says that none did; empty
   *     unless the policy asked for it ({@link FaultOptions#diagnosis})
   */
  public String diagnosis() {
    return diagnosis;
  }

  MetalFaultException again() {
    return new MetalFaultException(this);
  }

  /**
   * Why it failed.
   *
   * @return the kind, by the error's code, or by the driver's text where there is no code
   */
  public FaultKind kind() {
    return kind;
  }

  /**
   * The domain of the error.
   *
   * @return usually {@code MTLCommandBufferErrorDomain}
   */
  public String domain() {
    return domain;
  }

  /**
   * The error's code.
   *
   * @return in the usual domain a constant of {@code MTLCommandBufferError}
   */
  public long code() {
    return code;
  }

  /**
   * What became of each encoder of the batch, in the order of encoding.
   *
   * @return empty unless the policy asked for it ({@link FaultDetail}) and Metal told
   */
  public List<EncoderStatus> encoders() {
    return encoders;
  }

  /**
   * Which batch failed.
   *
   * @return stream, serial and dispatches of the batch
   */
  public String label() {
    return label;
  }
}
