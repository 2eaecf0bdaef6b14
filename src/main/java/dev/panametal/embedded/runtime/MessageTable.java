package dev.panametal.embedded.runtime;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages that objects of one Java class answer, by selector. */
public final class MessageTable {
  private final @Nullable MessageMethod[] bySelector;

  /**
   * Collects the methods of a class and its superclasses that are marked with {@link Message}. They
   * are public, so that one look-up of this package reaches them all.
   */
  MessageTable(ObjCMachine machine, Class<?> type) {
    MessageMethod[] table = {};
    for (Method method : type.getMethods()) {
      Message message = method.getAnnotation(Message.class);
      if (message != null) {
        int selector = (int) machine.selectors().register(message.selector());
        if (selector >= table.length) {
          table = Arrays.copyOf(table, selector + 1);
        }
        table[selector] = new MessageMethod(machine, method, message);
      }
    }
    bySelector = table;
  }

  /** The method for a selector, or null. */
  @Nullable MessageMethod find(long selector) {
    return selector >= 0 && selector < bySelector.length ? bySelector[(int) selector] : null;
  }

  /** All methods. */
  public List<MessageMethod> methods() {
    return Arrays.stream(bySelector).filter(Objects::nonNull).toList();
  }
}
