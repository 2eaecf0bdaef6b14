/** Apple Metal compute from pure Java. */
module dev.panametal {
  requires static org.jspecify;
}
