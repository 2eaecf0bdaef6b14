package dev.panametal;

import dev.panametal.objc.ObjCFunctions;

/**
 * An owning view of one short-lived object after another: command buffers and encoders come and go
 * with every batch, and a new view for each would be garbage on the hot path.
 */
abstract class ReusableView {
  private long id;

  /** The object of the moment; 0 if there is none. */
  public long id() {
    return id;
  }

  /** Takes over an object of which the caller owns one reference. */
  void hold(long newId) {
    id = newId;
  }

  /** Gives the object back. */
  void giveUp() {
    long released = id;
    id = 0;
    ObjCFunctions.release(released);
  }
}
