package dev.panametal.embedded.runtime;

import dev.panametal.objc.MetalRuleViolation;

/** What is said about broken rules of objects and references. */
final class Violations {
  private final ObjectTable objects;
  private final Breaches breaches;

  Violations(ObjectTable objects, Breaches breaches) {
    this.objects = objects;
    this.breaches = breaches;
  }

  /**
   * A broken rule. Found on a thread of the device it is kept as well, since what throws it there
   * may have nobody to tell.
   */
  MetalRuleViolation violation(String message) {
    MetalRuleViolation violation = new MetalRuleViolation(message);
    if (Thread.currentThread() instanceof DeviceThread) {
      breaches.keep(violation);
    }
    return violation;
  }

  /**
   * An id that is not, or not any more, that of an object.
   *
   * @param what was done, such as {@code message contents to}
   */
  MetalRuleViolation notAnObject(long id, String what) {
    EmbeddedObject last = objects.lastKnown(id);
    if (last != null) {
      return released(last, what);
    }
    return violation(
        ObjectTable.isId(id)
            ? "%s a released object (0x%x; another has taken its place since)".formatted(what, id)
            : "%s 0x%x, which is not an object".formatted(what, id));
  }

  /** A destroyed object was used. */
  MetalRuleViolation released(EmbeddedObject object, String what) {
    return violation("%s a released object (was %s)".formatted(what, object.describe()));
  }

  /** A reference was given back that its owner does not have. */
  MetalRuleViolation overReleased(EmbeddedObject object, long references, String what) {
    if (references == 0) {
      return released(object, "over-release: %s of".formatted(what));
    }
    return violation(
        "over-release: %s of %s, of which the caller owns no reference (pools hold %d, objects %d)"
            .formatted(
                what,
                object.describe(),
                Owner.POOL.count(references),
                Owner.OBJECT.count(references)));
  }
}
