package dev.panametal.gnustep;

import java.lang.foreign.MemorySegment;

/**
 * {@code objc_msgSend}, which GNU's runtime lacks: it only has {@code objc_msg_lookup}, which gives
 * the method to call.
 *
 * <p>Like Apple's it must not disturb a single argument, so it saves every register that may carry
 * one around the look-up, then jumps to the method with the stack as it was. A message to nil
 * returns zero in every result register; a structure that nil returns through memory stays as it
 * was.
 */
final class MessageSend {
  private static final String SAVE =
      """
      55                        push rbp
      48 89 e5                  mov rbp, rsp
      48 81 ec b0 00 00 00      sub rsp, 0xb0
      48 89 3c 24               mov [rsp], rdi
      48 89 74 24 08            mov [rsp+0x8], rsi
      48 89 54 24 10            mov [rsp+0x10], rdx
      48 89 4c 24 18            mov [rsp+0x18], rcx
      4c 89 44 24 20            mov [rsp+0x20], r8
      4c 89 4c 24 28            mov [rsp+0x28], r9
      0f 11 44 24 30            movups [rsp+0x30], xmm0
      0f 11 4c 24 40            movups [rsp+0x40], xmm1
      0f 11 54 24 50            movups [rsp+0x50], xmm2
      0f 11 5c 24 60            movups [rsp+0x60], xmm3
      0f 11 64 24 70            movups [rsp+0x70], xmm4
      0f 11 ac 24 80 00 00 00   movups [rsp+0x80], xmm5
      0f 11 b4 24 90 00 00 00   movups [rsp+0x90], xmm6
      0f 11 bc 24 a0 00 00 00   movups [rsp+0xa0], xmm7
      """;

  private static final String LOOK_UP_RESTORE_JUMP =
      """
      48 b8 &                   movabs rax, objc_msg_lookup
      ff d0                     call rax
      49 89 c3                  mov r11, rax
      48 8b 3c 24               mov rdi, [rsp]
      48 8b 74 24 08            mov rsi, [rsp+0x8]
      48 8b 54 24 10            mov rdx, [rsp+0x10]
      48 8b 4c 24 18            mov rcx, [rsp+0x18]
      4c 8b 44 24 20            mov r8, [rsp+0x20]
      4c 8b 4c 24 28            mov r9, [rsp+0x28]
      0f 10 44 24 30            movups xmm0, [rsp+0x30]
      0f 10 4c 24 40            movups xmm1, [rsp+0x40]
      0f 10 54 24 50            movups xmm2, [rsp+0x50]
      0f 10 5c 24 60            movups xmm3, [rsp+0x60]
      0f 10 64 24 70            movups xmm4, [rsp+0x70]
      0f 10 ac 24 80 00 00 00   movups xmm5, [rsp+0x80]
      0f 10 b4 24 90 00 00 00   movups xmm6, [rsp+0x90]
      0f 10 bc 24 a0 00 00 00   movups xmm7, [rsp+0xa0]
      c9                        leave
      41 ff e3                  jmp r11
      """;

  private static final String X86_64 =
      """
      48 85 ff                  test rdi, rdi
      0f 84 ba 00 00 00         je nil
      """
          + SAVE
          + LOOK_UP_RESTORE_JUMP
          + """
          31 c0                     nil: xor eax, eax
          31 d2                     xor edx, edx
          0f 57 c0                  xorps xmm0, xmm0
          0f 57 c9                  xorps xmm1, xmm1
          c3                        ret
          """;

  /** The result's address comes first, so receiver and selector are one register further. */
  private static final String X86_64_STRUCT =
      """
      48 85 f6                  test rsi, rsi
      0f 84 c0 00 00 00         je nil
      """
          + SAVE
          + """
          48 89 f7                  mov rdi, rsi
          48 89 d6                  mov rsi, rdx
          """
          + LOOK_UP_RESTORE_JUMP
          + """
          48 89 f8                  nil: mov rax, rdi
          c3                        ret
          """;

  private static final String ARM64 =
      """
      b4000340  cbz x0, nil
      a9b37bfd  stp x29, x30, [sp, #-208]!
      910003fd  mov x29, sp
      a90107e0  stp x0, x1, [sp, #16]
      a9020fe2  stp x2, x3, [sp, #32]
      a90317e4  stp x4, x5, [sp, #48]
      a9041fe6  stp x6, x7, [sp, #64]
      ad0287e0  stp q0, q1, [sp, #80]
      ad038fe2  stp q2, q3, [sp, #112]
      ad0497e4  stp q4, q5, [sp, #144]
      ad059fe6  stp q6, q7, [sp, #176]
      f81f0fe8  str x8, [sp, #-16]!
      58000289  ldr x9, lookup
      d63f0120  blr x9
      aa0003e9  mov x9, x0
      f84107e8  ldr x8, [sp], #16
      ad459fe6  ldp q6, q7, [sp, #176]
      ad4497e4  ldp q4, q5, [sp, #144]
      ad438fe2  ldp q2, q3, [sp, #112]
      ad4287e0  ldp q0, q1, [sp, #80]
      a9441fe6  ldp x6, x7, [sp, #64]
      a94317e4  ldp x4, x5, [sp, #48]
      a9420fe2  ldp x2, x3, [sp, #32]
      a94107e0  ldp x0, x1, [sp, #16]
      a8cd7bfd  ldp x29, x30, [sp], #208
      d61f0120  br x9
      d2800001  nil: mov x1, #0x0
      2f00e400  movi d0, #0x0
      2f00e401  movi d1, #0x0
      2f00e402  movi d2, #0x0
      2f00e403  movi d3, #0x0
      d65f03c0  ret
      &         lookup: .quad
      """;

  private MessageSend() {}

  /** The function for messages whose result, if any, is in registers; on arm64 for all. */
  static MemorySegment plain(MemorySegment lookup) {
    return MachineCode.place(MachineCode.isArm64() ? ARM64 : X86_64, lookup.address());
  }

  /** {@code objc_msgSend_stret}, which x86_64 needs. */
  static MemorySegment struct(MemorySegment lookup) {
    return MachineCode.place(X86_64_STRUCT, lookup.address());
  }
}
