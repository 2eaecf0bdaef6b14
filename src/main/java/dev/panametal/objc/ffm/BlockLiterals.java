package dev.panametal.objc.ffm;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panametal.objc.BlockTable;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Blocks of the signature {@code void (^)(id)} as Objective-C sees them, by clang's block ABI
 * specification.
 *
 * <p>A literal is marked global, so that copying it gives the same literal and nothing counts
 * references, and carries a slot number behind the fields of the ABI. All literals share one upcall
 * stub: a stub of its own for each block would cost microseconds and fill the code cache
 * (java-gi#223). Literals, their descriptor and the stub live as long as the process, because
 * Objective-C may call them at any time.
 */
public final class BlockLiterals {
  /** {@code struct Block_literal}: its fields by the ABI, then our slot. */
  public static final StructLayout LAYOUT =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("isa"),
          JAVA_INT.withName("flags"),
          JAVA_INT.withName("reserved"),
          JAVA_LONG.withName("invoke"),
          JAVA_LONG.withName("descriptor"),
          JAVA_LONG.withName("slot"));

  /** What a block's {@code invoke} takes: the block itself and the object. */
  public static final FunctionDescriptor INVOKE = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);

  private static final StructLayout DESCRIPTOR =
      MemoryLayout.structLayout(
          JAVA_LONG.withName("reserved"),
          JAVA_LONG.withName("size"),
          JAVA_LONG.withName("signature"));

  private static final int BLOCK_IS_GLOBAL = 1 << 28;
  private static final int BLOCK_HAS_SIGNATURE = 1 << 30;

  /** The type encoding of {@code void (^)(id)}, with its frame offsets. */
  private static final String SIGNATURE = "v16@?0@8";

  private static final long FLAGS = offset(LAYOUT, "flags");
  private static final long INVOKE_POINTER = offset(LAYOUT, "invoke");
  private static final long DESCRIPTOR_POINTER = offset(LAYOUT, "descriptor");
  private static final long SLOT = offset(LAYOUT, "slot");

  private final Arena arena = Arena.global();
  private final BlockTable table = new BlockTable(this::newLiteral);
  private final Set<Long> literals = ConcurrentHashMap.newKeySet();
  private final long globalBlockClass;
  private final MemorySegment stub;
  private final MemorySegment descriptor;

  /**
   * Literals of one runtime.
   *
   * @param globalBlockClass the address of {@code _NSConcreteGlobalBlock}
   */
  public BlockLiterals(long globalBlockClass) {
    this.globalBlockClass = globalBlockClass;
    this.descriptor = arena.allocate(DESCRIPTOR);
    descriptor.set(JAVA_LONG, offset(DESCRIPTOR, "size"), LAYOUT.byteSize());
    descriptor.set(
        JAVA_LONG, offset(DESCRIPTOR, "signature"), arena.allocateFrom(SIGNATURE).address());
    this.stub = Linker.nativeLinker().upcallStub(invoker(table), INVOKE, arena);
  }

  private static long offset(StructLayout layout, String field) {
    return layout.byteOffset(MemoryLayout.PathElement.groupElement(field));
  }

  private static MethodHandle invoker(BlockTable table) {
    try {
      return MethodHandles.lookup()
          .findStatic(
              BlockLiterals.class,
              "invoked",
              MethodType.methodType(void.class, BlockTable.class, long.class, long.class))
          .bindTo(table);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Where the stub lands. {@link BlockTable#invoke} throws nothing, which an upcall must not. */
  @SuppressWarnings("unused") // through the stub
  private static void invoked(BlockTable table, long block, long object) {
    MemorySegment literal = MemorySegment.ofAddress(block).reinterpret(LAYOUT.byteSize());
    table.invoke((int) literal.get(JAVA_LONG, SLOT), object);
  }

  /**
   * The table whose blocks are these literals.
   *
   * @return the table
   */
  public BlockTable table() {
    return table;
  }

  /**
   * Whether a pointer is one of these literals.
   *
   * @param block any pointer
   * @return whether this made it
   */
  public boolean isLiteral(long block) {
    return literals.contains(block);
  }

  /**
   * The function that a block literal would have called.
   *
   * @param block the id of a block
   * @return its {@code invoke}
   */
  public static MemorySegment invokePointer(long block) {
    return MemorySegment.ofAddress(
        MemorySegment.ofAddress(block)
            .reinterpret(LAYOUT.byteSize())
            .get(JAVA_LONG, INVOKE_POINTER));
  }

  private long newLiteral(int slot) {
    MemorySegment literal = arena.allocate(LAYOUT);
    literal.set(JAVA_LONG, 0, globalBlockClass);
    literal.set(JAVA_INT, FLAGS, BLOCK_IS_GLOBAL | BLOCK_HAS_SIGNATURE);
    literal.set(JAVA_LONG, INVOKE_POINTER, stub.address());
    literal.set(JAVA_LONG, DESCRIPTOR_POINTER, descriptor.address());
    literal.set(JAVA_LONG, SLOT, slot);
    literals.add(literal.address());
    return literal.address();
  }
}
