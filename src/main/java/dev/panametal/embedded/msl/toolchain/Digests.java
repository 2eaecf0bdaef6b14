package dev.panametal.embedded.msl.toolchain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Message digests. */
public final class Digests {
  private Digests() {}

  /** A fresh SHA-256, which every Java platform has. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }
}
