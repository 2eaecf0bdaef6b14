package dev.panametal.bindings.proof;

import com.github.javaparser.ast.body.MethodDeclaration;
import java.util.List;

/**
 * A message that a generated method sends.
 *
 * @param type the Objective-C type
 * @param ofClass whether a class gets it
 * @param selector its selector
 * @param introduced the macOS that the selector's check names, or nothing
 * @param carriers what carries its result and its arguments
 * @param method the Java method
 */
record GeneratedMessage(
    String type,
    boolean ofClass,
    String selector,
    String introduced,
    List<String> carriers,
    MethodDeclaration method) {
  String name() {
    return (ofClass ? "+[" : "-[") + type + " " + selector + "]";
  }
}
