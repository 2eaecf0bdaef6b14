package dev.panametal.conformance;

import dev.panametal.gnustep.GnustepLibraries;
import dev.panametal.gnustep.GnustepRuntimeProvider;
import dev.panametal.objc.ffm.ForeignRuntime;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Receives a structure of 24 bytes through the function of the property {@code
 * panametal.test.function} and exits with 0 if it came whole.
 */
final class ReturnedStructure {
  private ReturnedStructure() {}

  public static void main(String[] arguments) {
    String function = System.getProperty("panametal.test.function", "");
    SymbolLookup symbols = GnustepRuntimeProvider.symbols(new GnustepLibraries());
    SymbolLookup one = name -> symbols.find(name.equals("objc_msgSend_stret") ? function : name);
    MethodSignature signature = MethodSignature.of("{?=QQQ}16@0:8");
    FunctionDescriptor shape = Carriers.shape(signature);
    MethodHandle send = new ForeignRuntime("one function", one).send(shape);

    List<String> differences =
        new Catcher("PanametalReturning")
            .differences(
                new Exchange(signature, new RandomValues(1)),
                shape,
                sent -> {
                  List<Object> all = new ArrayList<>(sent);
                  all.addFirst(Arena.ofAuto());
                  return send.invokeWithArguments(all);
                });
    differences.forEach(System.err::println);
    System.exit(differences.isEmpty() ? 0 : 1);
  }
}
