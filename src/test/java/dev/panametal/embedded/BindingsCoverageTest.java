package dev.panametal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.panametal.embedded.device.BufferBinding;
import dev.panametal.embedded.device.CommandBufferDescriptor;
import dev.panametal.embedded.device.CompileOptions;
import dev.panametal.embedded.device.ComputePipelineDescriptor;
import dev.panametal.embedded.device.EmbeddedArchitecture;
import dev.panametal.embedded.device.EmbeddedBlitEncoder;
import dev.panametal.embedded.device.EmbeddedBuffer;
import dev.panametal.embedded.device.EmbeddedCommandBuffer;
import dev.panametal.embedded.device.EmbeddedCommandQueue;
import dev.panametal.embedded.device.EmbeddedComputeEncoder;
import dev.panametal.embedded.device.EmbeddedComputePipeline;
import dev.panametal.embedded.device.EmbeddedDevice;
import dev.panametal.embedded.device.EmbeddedEncoderInfo;
import dev.panametal.embedded.device.EmbeddedFunction;
import dev.panametal.embedded.device.EmbeddedFunctionConstant;
import dev.panametal.embedded.device.EmbeddedLibrary;
import dev.panametal.embedded.device.EmbeddedSharedEvent;
import dev.panametal.embedded.device.FunctionConstantValues;
import dev.panametal.embedded.device.PipelineReflection;
import dev.panametal.embedded.device.ThreadgroupBinding;
import dev.panametal.embedded.foundation.EmbeddedArray;
import dev.panametal.embedded.foundation.EmbeddedDictionary;
import dev.panametal.embedded.foundation.EmbeddedError;
import dev.panametal.embedded.foundation.EmbeddedMutableDictionary;
import dev.panametal.embedded.foundation.EmbeddedNumber;
import dev.panametal.embedded.foundation.EmbeddedString;
import dev.panametal.embedded.foundation.FoundationClasses;
import dev.panametal.embedded.runtime.EmbeddedObject;
import dev.panametal.embedded.runtime.MessageMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The embedded objects answer the messages listed in {@code answered-messages.txt}, and whatever
 * they answer has the type encoding of the API facts from which the bindings are made.
 */
class BindingsCoverageTest {
  private static final Path API = Path.of("bindings-gen", "api");
  private static final Path ANSWERED =
      Path.of("src/test/resources/dev/panametal/embedded/answered-messages.txt");

  private static final Pattern METHOD =
      Pattern.compile(
          "\"selector\": \"(?<selector>[^\"]+)\",\\s*"
              + "(?<class>\"class_method\": true,\\s*)?"
              + "(?:\"(?:java|constant)\": \"[^\"]+\",\\s*)*"
              + "\"encoding\": (?:\\{ \"arm64\": )?\"(?<encoding>[^\"]+)\"");

  private record Method(String type, String selector, boolean ofClass, String encoding) {
    String message() {
      return (ofClass ? "+[" : "-[") + type + " " + selector + "]";
    }
  }

  static Stream<Arguments> typesAndTheirClasses() {
    return Stream.of(
        type(EmbeddedDevice.class, "metal/MTLDevice"),
        type(EmbeddedArchitecture.class, "metal/MTLArchitecture"),
        type(EmbeddedCommandQueue.class, "metal/MTLCommandQueue"),
        type(EmbeddedCommandBuffer.class, "metal/MTLCommandBuffer"),
        type(
            EmbeddedComputeEncoder.class,
            "metal/MTLComputeCommandEncoder",
            "metal/MTLCommandEncoder"),
        type(EmbeddedBlitEncoder.class, "metal/MTLBlitCommandEncoder", "metal/MTLCommandEncoder"),
        type(EmbeddedBuffer.class, "metal/MTLBuffer", "metal/MTLResource", "metal/MTLAllocation"),
        type(EmbeddedSharedEvent.class, "metal/MTLSharedEvent", "metal/MTLEvent"),
        type(EmbeddedLibrary.class, "metal/MTLLibrary"),
        type(EmbeddedFunction.class, "metal/MTLFunction"),
        type(EmbeddedFunctionConstant.class, "metal/MTLFunctionConstant"),
        type(EmbeddedComputePipeline.class, "metal/MTLComputePipelineState"),
        type(PipelineReflection.class, "metal/MTLComputePipelineReflection"),
        type(BufferBinding.class, "metal/MTLBufferBinding", "metal/MTLBinding"),
        type(ThreadgroupBinding.class, "metal/MTLThreadgroupBinding", "metal/MTLBinding"),
        type(EmbeddedEncoderInfo.class, "metal/MTLCommandBufferEncoderInfo"),
        type(CommandBufferDescriptor.class, "metal/MTLCommandBufferDescriptor"),
        type(CompileOptions.class, "metal/MTLCompileOptions"),
        type(ComputePipelineDescriptor.class, "metal/MTLComputePipelineDescriptor"),
        type(FunctionConstantValues.class, "metal/MTLFunctionConstantValues"),
        type(EmbeddedString.class, "foundation/NSString", "foundation/NSObject"),
        type(EmbeddedNumber.class, "foundation/NSNumber", "foundation/NSObject"),
        type(EmbeddedArray.class, "foundation/NSArray", "foundation/NSObject"),
        type(EmbeddedDictionary.class, "foundation/NSDictionary", "foundation/NSObject"),
        type(EmbeddedMutableDictionary.class, "foundation/NSMutableDictionary"),
        type(EmbeddedError.class, "foundation/NSError", "foundation/NSObject"));
  }

  static Stream<Arguments> classesWithClassMethods() {
    return Stream.of(
        type(FoundationClasses.StringClass.class, "foundation/NSString"),
        type(FoundationClasses.NumberClass.class, "foundation/NSNumber"),
        type(FoundationClasses.ArrayClass.class, "foundation/NSArray"),
        type(FoundationClasses.ErrorClass.class, "foundation/NSError"),
        type(FoundationClasses.DictionaryClass.class, "foundation/NSDictionary"),
        type(FoundationClasses.DictionaryClass.class, "foundation/NSMutableDictionary"));
  }

  private static Arguments type(Class<? extends EmbeddedObject> embedded, String... types) {
    return Arguments.of(embedded, List.of(types));
  }

  @ParameterizedTest
  @MethodSource("typesAndTheirClasses")
  void instancesAnswerInTheFormOfTheBindings(
      Class<? extends EmbeddedObject> embedded, List<String> types) throws IOException {
    assertAnswers(embedded, types, false);
  }

  @ParameterizedTest
  @MethodSource("classesWithClassMethods")
  void classesAnswerInTheFormOfTheBindings(
      Class<? extends EmbeddedObject> embedded, List<String> types) throws IOException {
    assertAnswers(embedded, types, true);
  }

  private static void assertAnswers(
      Class<? extends EmbeddedObject> embedded, List<String> types, boolean ofClass)
      throws IOException {
    Map<String, String> answered = new LinkedHashMap<>();
    for (MessageMethod method :
        EmbeddedRuntime.current().machine().messagesOf(embedded).methods()) {
      answered.put(method.selector(), method.encoding().withOffsets());
    }
    Set<String> listed = Set.copyOf(Files.readAllLines(ANSWERED));
    List<Method> bound =
        methods(types).stream().filter(method -> method.ofClass() == ofClass).toList();
    assertThat(bound).extracting(Method::message).anyMatch(listed::contains);
    for (Method method : bound) {
      if (listed.contains(method.message()) || answered.containsKey(method.selector())) {
        assertThat(answered).containsEntry(method.selector(), method.encoding());
      }
    }
  }

  @Test
  void everyListedMessageIsBound() throws IOException {
    List<String> types =
        Stream.concat(typesAndTheirClasses(), classesWithClassMethods())
            .flatMap(arguments -> ((List<?>) arguments.get()[1]).stream())
            .map(String.class::cast)
            .distinct()
            .toList();

    assertThat(methods(types))
        .extracting(Method::message)
        .containsAll(
            Files.readAllLines(ANSWERED).stream().filter(line -> !line.startsWith("#")).toList());
  }

  private static List<Method> methods(List<String> types) throws IOException {
    List<Method> methods = new ArrayList<>();
    for (String type : types) {
      Matcher matcher = METHOD.matcher(Files.readString(API.resolve(type + ".json")));
      while (matcher.find()) {
        methods.add(
            new Method(
                type.substring(type.indexOf('/') + 1),
                matcher.group("selector"),
                matcher.group("class") != null,
                matcher.group("encoding")));
      }
    }
    return methods;
  }
}
