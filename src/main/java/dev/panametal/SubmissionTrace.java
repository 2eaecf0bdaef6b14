package dev.panametal;

/** Where a batch was committed: the cause of its fault, if the policy asks for that. */
public final class SubmissionTrace extends Exception {
  private static final long serialVersionUID = 1;

  SubmissionTrace(String batch) {
    super("%s was committed here".formatted(batch));
  }
}
