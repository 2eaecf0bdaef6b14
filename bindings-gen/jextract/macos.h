// The C functions of macOS that Panametal calls through jextract's bindings: their declarations,
// restated here so that generating needs no SDK. Classes, protocols, selectors and methods are opaque
// pointers in C.
//
// objc_msgSend is not here and must not be: a header declares it variadic, and a variadic call passes
// its arguments on the stack on arm64, where no method looks for them. ForeignRuntime calls it by the
// exact shape of each message. Not here either, because they go through the seam to every runtime and
// not to that of macOS alone: retain, release and the pools (ObjCFunctions), objc_getClass and
// sel_registerName (ForeignRuntime), the functions of Metal (MetalFunctions).

// libobjc: what classes and protocols say about their methods.

struct objc_method_description {
  const void *name;
  char *types;
};

const void *objc_getProtocol(const char *name);
struct objc_method_description protocol_getMethodDescription(
    const void *protocol, const void *selector, _Bool required, _Bool instance);
void *class_getInstanceMethod(const void *class, const void *selector);
void *class_getClassMethod(const void *class, const void *selector);
const char *method_getTypeEncoding(const void *method);
