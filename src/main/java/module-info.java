/** Apple Metal compute from pure Java. */
module dev.panametal {
  requires static com.google.gson;
  requires static info.picocli;
  requires static org.jspecify;

  exports dev.panametal;
  exports dev.panametal.foundation;
  exports dev.panametal.metal;
  exports dev.panametal.objc;

  opens dev.panametal.cli to
      com.google.gson,
      info.picocli;
  opens dev.panametal.cli.doctor to
      com.google.gson;

  uses dev.panametal.objc.RuntimeProvider;

  provides dev.panametal.objc.RuntimeProvider with
      dev.panametal.embedded.EmbeddedRuntimeProvider,
      dev.panametal.embedded.loopback.LoopbackRuntimeProvider,
      dev.panametal.objc.macos.NativeRuntimeProvider;
}
