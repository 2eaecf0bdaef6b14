package dev.panametal.embedded.device;

import dev.panametal.embedded.foundation.EmbeddedDictionary;
import dev.panametal.embedded.kernel.KernelCompileOptions;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code MTLCompileOptions}. */
public final class CompileOptions extends EmbeddedObject {
  private @Nullable EmbeddedDictionary preprocessorMacros;
  private long mathMode = MetalConstants.MATH_FAST;
  private long languageVersion;

  CompileOptions(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  /** What a compiler needs to know; without options Metal's defaults. */
  static KernelCompileOptions of(@Nullable CompileOptions options) {
    if (options == null) {
      return new KernelCompileOptions(Map.of(), MetalConstants.MATH_FAST, 0);
    }
    EmbeddedDictionary macros = options.preprocessorMacros;
    return new KernelCompileOptions(
        macros == null ? Map.of() : macros.toText(), options.mathMode, options.languageVersion);
  }

  @Override
  public String className() {
    return "MTLCompileOptions";
  }

  @Override
  protected void dealloc() {
    if (preprocessorMacros != null) {
      preprocessorMacros.release(Owner.OBJECT);
    }
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code preprocessorMacros}. */
  @Message(selector = "preprocessorMacros", types = "@@:")
  public long preprocessorMacros() {
    return preprocessorMacros == null ? 0 : preprocessorMacros.autoreleased();
  }

  /** Answers {@code setPreprocessorMacros:}. */
  @Message(selector = "setPreprocessorMacros:", types = "v@:@")
  public void setPreprocessorMacros(long macros) {
    EmbeddedDictionary given =
        machine().argumentOrNull(macros, EmbeddedDictionary.class, "setPreprocessorMacros:");
    if (given != null) {
      given.retain(Owner.OBJECT);
    }
    if (preprocessorMacros != null) {
      preprocessorMacros.release(Owner.OBJECT);
    }
    preprocessorMacros = given;
  }

  /** Answers {@code mathMode}. */
  @Message(selector = "mathMode", types = "q@:")
  public long mathMode() {
    return mathMode;
  }

  /** Answers {@code setMathMode:}. */
  @Message(selector = "setMathMode:", types = "v@:q")
  public void setMathMode(long mode) {
    mathMode = mode;
  }

  /** Answers {@code fastMathEnabled}, the older form of the math mode. */
  @Message(selector = "fastMathEnabled", types = "B@:")
  public byte fastMathEnabled() {
    return ObjCBool.of(mathMode == MetalConstants.MATH_FAST);
  }

  /** Answers {@code setFastMathEnabled:}. */
  @Message(selector = "setFastMathEnabled:", types = "v@:B")
  public void setFastMathEnabled(byte enabled) {
    mathMode = ObjCBool.isTrue(enabled) ? MetalConstants.MATH_FAST : MetalConstants.MATH_SAFE;
  }

  /** Answers {@code languageVersion}. */
  @Message(selector = "languageVersion", types = "Q@:")
  public long languageVersion() {
    return languageVersion;
  }

  /** Answers {@code setLanguageVersion:}. */
  @Message(selector = "setLanguageVersion:", types = "v@:Q")
  public void setLanguageVersion(long version) {
    languageVersion = version;
  }
}
