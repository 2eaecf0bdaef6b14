package dev.panametal.embedded.device;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.foundation.EmbeddedDictionary;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.msl.MslOptions;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.Message;
import dev.panametal.embedded.runtime.ObjCBool;
import dev.panametal.embedded.runtime.ObjCMachine;
import dev.panametal.embedded.runtime.Owner;
import dev.panametal.metal.MTLLanguageVersion;
import dev.panametal.metal.MTLLibraryType;
import dev.panametal.metal.MTLMathMode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code MTLCompileOptions}. Macros, math mode and language version reach the compiler; what would
 * need more than the embedded device has is refused when it compiles; the rest is only kept.
 */
public final class CompileOptions extends EmbeddedObject {
  private @Nullable EmbeddedDictionary preprocessorMacros;
  private @Nullable EmbeddedArray libraries;
  private @Nullable String installName;
  private static final Set<Long> LANGUAGE_VERSIONS =
      Set.of(
          MTLLanguageVersion.VERSION_1_0,
          MTLLanguageVersion.VERSION_1_1,
          MTLLanguageVersion.VERSION_1_2,
          MTLLanguageVersion.VERSION_2_0,
          MTLLanguageVersion.VERSION_2_1,
          MTLLanguageVersion.VERSION_2_2,
          MTLLanguageVersion.VERSION_2_3,
          MTLLanguageVersion.VERSION_2_4,
          MTLLanguageVersion.VERSION_3_0,
          MTLLanguageVersion.VERSION_3_1,
          MTLLanguageVersion.VERSION_3_2,
          MTLLanguageVersion.VERSION_4_0);

  private long mathMode = MTLMathMode.FAST;
  private long mathFloatingPointFunctions;
  private long languageVersion;
  private long libraryType = MTLLibraryType.EXECUTABLE;
  private long optimizationLevel;
  private long symbolVisibility;
  private long maxTotalThreads;
  private final long[] requiredThreads = new long[3];
  private byte preserveInvariance;
  private byte undefinedSymbols;
  private byte logging;

  CompileOptions(ObjCMachine machine) {
    super(machine, Owner.CLIENT);
  }

  /** What the compiler needs to know. */
  MslOptions toMsl() {
    MslOptions defaults = MslOptions.defaults();
    Map<String, String> macros =
        preprocessorMacros == null ? Map.of() : preprocessorMacros.toText();
    return new MslOptions(
        mathMode != MTLMathMode.SAFE,
        languageVersion == 0 ? defaults.languageVersion() : (int) languageVersion,
        macros,
        defaults.includeFolder(),
        defaults.sourceName());
  }

  /** The first option that asks for what the embedded device does not have, or null. */
  @Nullable String unsupported() {
    if (languageVersion != 0 && !LANGUAGE_VERSIONS.contains(languageVersion)) {
      return "version %d.%d of Metal Shading Language"
          .formatted(languageVersion >>> 16, languageVersion & 0xffff);
    }
    if (libraryType != MTLLibraryType.EXECUTABLE || installName != null) {
      return "a dynamic library";
    }
    if (libraries != null && libraries.count() > 0) {
      return "linking with other libraries";
    }
    if (requiredThreads[0] + requiredThreads[1] + requiredThreads[2] > 0) {
      return "requiredThreadsPerThreadgroup";
    }
    return ObjCBool.isTrue(logging) ? "logging in shaders" : null;
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
    if (libraries != null) {
      libraries.release(Owner.OBJECT);
    }
  }

  private <T extends EmbeddedObject> @Nullable T replace(
      @Nullable T old, long id, Class<T> type, String message) {
    T given = machine().argumentOrNull(id, type, message);
    if (given != null) {
      given.retain(Owner.OBJECT);
    }
    if (old != null) {
      old.release(Owner.OBJECT);
    }
    return given;
  }

  /** Answers {@code init}. */
  @Message(selector = "init", types = "@@:")
  public long init() {
    return id();
  }

  /** Answers {@code copy}. */
  @Message(selector = "copy", types = "@@:")
  public long copy() {
    CompileOptions copy = new CompileOptions(machine());
    copy.setPreprocessorMacros(ObjCMachine.idOf(preprocessorMacros));
    copy.setLibraries(ObjCMachine.idOf(libraries));
    copy.installName = installName;
    copy.mathMode = mathMode;
    copy.mathFloatingPointFunctions = mathFloatingPointFunctions;
    copy.languageVersion = languageVersion;
    copy.libraryType = libraryType;
    copy.optimizationLevel = optimizationLevel;
    copy.symbolVisibility = symbolVisibility;
    copy.maxTotalThreads = maxTotalThreads;
    System.arraycopy(requiredThreads, 0, copy.requiredThreads, 0, requiredThreads.length);
    copy.preserveInvariance = preserveInvariance;
    copy.undefinedSymbols = undefinedSymbols;
    copy.logging = logging;
    return copy.id();
  }

  /** Answers {@code preprocessorMacros}. */
  @Message(selector = "preprocessorMacros", types = "@@:")
  public long preprocessorMacros() {
    return preprocessorMacros == null ? 0 : preprocessorMacros.autoreleased();
  }

  /** Answers {@code setPreprocessorMacros:}. */
  @Message(selector = "setPreprocessorMacros:", types = "v@:@")
  public void setPreprocessorMacros(long macros) {
    preprocessorMacros =
        replace(preprocessorMacros, macros, EmbeddedDictionary.class, "setPreprocessorMacros:");
  }

  /** Answers {@code libraries}. */
  @Message(selector = "libraries", types = "@@:")
  public long libraries() {
    return libraries == null ? 0 : libraries.autoreleased();
  }

  /** Answers {@code setLibraries:}. */
  @Message(selector = "setLibraries:", types = "v@:@")
  public void setLibraries(long newLibraries) {
    libraries = replace(libraries, newLibraries, EmbeddedArray.class, "setLibraries:");
  }

  /** Answers {@code installName}. */
  @Message(selector = "installName", types = "@@:")
  public long installName() {
    return EmbeddedString.autoreleased(machine(), installName);
  }

  /** Answers {@code setInstallName:}. */
  @Message(selector = "setInstallName:", types = "v@:@")
  public void setInstallName(long name) {
    EmbeddedString text = machine().argumentOrNull(name, EmbeddedString.class, "setInstallName:");
    installName = text == null ? null : text.text();
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

  /** Answers {@code mathFloatingPointFunctions}. */
  @Message(selector = "mathFloatingPointFunctions", types = "q@:")
  public long mathFloatingPointFunctions() {
    return mathFloatingPointFunctions;
  }

  /** Answers {@code setMathFloatingPointFunctions:}. */
  @Message(selector = "setMathFloatingPointFunctions:", types = "v@:q")
  public void setMathFloatingPointFunctions(long functions) {
    mathFloatingPointFunctions = functions;
  }

  /** Answers {@code fastMathEnabled}, the older form of the math mode. */
  @Message(selector = "fastMathEnabled", types = "B@:")
  public byte fastMathEnabled() {
    return ObjCBool.of(mathMode == MTLMathMode.FAST);
  }

  /** Answers {@code setFastMathEnabled:}. */
  @Message(selector = "setFastMathEnabled:", types = "v@:B")
  public void setFastMathEnabled(byte enabled) {
    mathMode = ObjCBool.isTrue(enabled) ? MTLMathMode.FAST : MTLMathMode.SAFE;
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

  /** Answers {@code libraryType}. */
  @Message(selector = "libraryType", types = "q@:")
  public long libraryType() {
    return libraryType;
  }

  /** Answers {@code setLibraryType:}. */
  @Message(selector = "setLibraryType:", types = "v@:q")
  public void setLibraryType(long type) {
    libraryType = type;
  }

  /** Answers {@code optimizationLevel}. */
  @Message(selector = "optimizationLevel", types = "q@:")
  public long optimizationLevel() {
    return optimizationLevel;
  }

  /** Answers {@code setOptimizationLevel:}. */
  @Message(selector = "setOptimizationLevel:", types = "v@:q")
  public void setOptimizationLevel(long level) {
    optimizationLevel = level;
  }

  /** Answers {@code compileSymbolVisibility}. */
  @Message(selector = "compileSymbolVisibility", types = "q@:")
  public long compileSymbolVisibility() {
    return symbolVisibility;
  }

  /** Answers {@code setCompileSymbolVisibility:}. */
  @Message(selector = "setCompileSymbolVisibility:", types = "v@:q")
  public void setCompileSymbolVisibility(long visibility) {
    symbolVisibility = visibility;
  }

  /** Answers {@code preserveInvariance}. */
  @Message(selector = "preserveInvariance", types = "B@:")
  public byte preserveInvariance() {
    return preserveInvariance;
  }

  /** Answers {@code setPreserveInvariance:}. */
  @Message(selector = "setPreserveInvariance:", types = "v@:B")
  public void setPreserveInvariance(byte preserve) {
    preserveInvariance = preserve;
  }

  /** Answers {@code allowReferencingUndefinedSymbols}. */
  @Message(selector = "allowReferencingUndefinedSymbols", types = "B@:")
  public byte allowReferencingUndefinedSymbols() {
    return undefinedSymbols;
  }

  /** Answers {@code setAllowReferencingUndefinedSymbols:}. */
  @Message(selector = "setAllowReferencingUndefinedSymbols:", types = "v@:B")
  public void setAllowReferencingUndefinedSymbols(byte allow) {
    undefinedSymbols = allow;
  }

  /** Answers {@code maxTotalThreadsPerThreadgroup}. */
  @Message(selector = "maxTotalThreadsPerThreadgroup", types = "Q@:")
  public long maxTotalThreadsPerThreadgroup() {
    return maxTotalThreads;
  }

  /** Answers {@code setMaxTotalThreadsPerThreadgroup:}. */
  @Message(selector = "setMaxTotalThreadsPerThreadgroup:", types = "v@:Q")
  public void setMaxTotalThreadsPerThreadgroup(long threads) {
    maxTotalThreads = threads;
  }

  /** Answers {@code requiredThreadsPerThreadgroup}. */
  @Message(selector = "requiredThreadsPerThreadgroup", types = "{?=QQQ}@:")
  public MemorySegment requiredThreadsPerThreadgroup(SegmentAllocator allocator) {
    return allocator.allocateFrom(JAVA_LONG, requiredThreads);
  }

  /** Answers {@code setRequiredThreadsPerThreadgroup:}. */
  @Message(selector = "setRequiredThreadsPerThreadgroup:", types = "v@:{?=QQQ}")
  public void setRequiredThreadsPerThreadgroup(MemorySegment size) {
    MemorySegment.copy(size, JAVA_LONG, 0, requiredThreads, 0, requiredThreads.length);
  }

  /** Answers {@code enableLogging}. */
  @Message(selector = "enableLogging", types = "B@:")
  public byte enableLogging() {
    return logging;
  }

  /** Answers {@code setEnableLogging:}. */
  @Message(selector = "setEnableLogging:", types = "v@:B")
  public void setEnableLogging(byte enable) {
    logging = enable;
  }
}
