package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslConstant;
import dev.panametal.embedded.msl.MslFunction;
import dev.panametal.embedded.msl.MslLibrary;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLLibraryError;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code MTLLibrary}: a compiled source. */
public final class EmbeddedLibrary extends LabelledObject {
  static final String ERROR_DOMAIN = "MTLLibraryErrorDomain";

  private final MslLibrary library;

  EmbeddedLibrary(EmbeddedDevice device, MslLibrary library) {
    super(device, Owner.CLIENT);
    this.library = library;
  }

  @Override
  public String className() {
    return "MTLLibrary";
  }

  /** Answers {@code functionNames}. */
  @Message(selector = "functionNames", types = "@@:")
  public long functionNames() {
    List<EmbeddedString> names =
        library.functionNames().stream()
            .map(name -> new EmbeddedString(machine(), Owner.OBJECT, name))
            .toList();
    return new EmbeddedArray(machine(), Owner.CLIENT, names).autoreleasedNew();
  }

  /** Answers {@code newFunctionWithName:}: nil if there is none. */
  @Message(selector = "newFunctionWithName:", types = "@@:@")
  public long newFunction(long name) {
    MslFunction function = find(name, "newFunctionWithName:");
    return function == null ? 0 : newFunction(function, Map.of());
  }

  /** Answers {@code newFunctionWithName:constantValues:error:}. */
  @Message(selector = "newFunctionWithName:constantValues:error:", types = "@@:@@^@")
  public long newFunction(long name, long constantValues, long error) {
    String message = "newFunctionWithName:constantValues:error:";
    MslFunction function = find(name, message);
    FunctionConstantValues values =
        machine().argument(constantValues, FunctionConstantValues.class, message);
    if (function == null) {
      EmbeddedError.store(
          machine(),
          error,
          ERROR_DOMAIN,
          MTLLibraryError.FUNCTION_NOT_FOUND,
          "Function %s was not found in the library".formatted(text(name, message)));
      return 0;
    }
    return newFunction(function, values.valuesFor(function));
  }

  private long newFunction(MslFunction function, Map<Integer, MslConstant> values) {
    return new EmbeddedFunction(embeddedDevice(), function, values).id();
  }

  private @Nullable MslFunction find(long name, String message) {
    return library.function(text(name, message)).orElse(null);
  }

  private String text(long name, String message) {
    return machine().argument(name, EmbeddedString.class, message).text();
  }

  /** Answers {@code type}: an executable library. */
  @Message(selector = "type", types = "q@:")
  public long type() {
    return 0;
  }

  /** Answers {@code installName}: only dynamic libraries have one. */
  @Message(selector = "installName", types = "@@:")
  public long installName() {
    return 0;
  }
}
