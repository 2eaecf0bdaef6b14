// The C functions of macOS that Panametal calls through jextract's bindings: their declarations,
// restated here so that generating needs no SDK. Objects, classes, protocols, selectors and methods
// are opaque pointers in C.
//
// objc_msgSend is not here and must not be: a header declares it variadic, and a variadic call passes
// its arguments on the stack on arm64, where no method looks for them. ForeignRuntime calls it by the
// exact shape of each message. retain, release and the autorelease pools are not here either: they
// are called per message and go through ObjCFunctions, whose objects are plain longs on every runtime.

#include <stdbool.h>
#include <stddef.h>

// libobjc: what a class says about its methods.
const void *objc_getProtocol(const char *name);
void *class_getInstanceMethod(const void *class, const void *selector);
void *class_getClassMethod(const void *class, const void *selector);
const char *method_getTypeEncoding(const void *method);

struct objc_method_description {
  const void *name;
  char *types;
};

struct objc_method_description protocol_getMethodDescription(
    const void *protocol, const void *selector, bool required, bool instance);
