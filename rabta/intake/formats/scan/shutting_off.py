"""Take a process of ours what it does not need: the network, other programs, files to write (Linux, seccomp)."""

import ctypes
import os
import platform
import struct
from collections.abc import Sequence

# Numbers of system calls: linux/arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h.
_REFUSED = {
    "x86_64": (
        0xC000003E, 257,
        (41, 42, 44, 46, 49, 50, 53, 57, 58, 59, 62, 76, 77, 82, 83, 84, 85, 86, 87, 88, 90, 91, 101, 133, 200, 234, 2,
         258, 259, 263, 264, 265, 266, 268, 310, 311, 316, 322, 424, 425, 437),
    ),
    "aarch64": (
        0xC00000B7, 56,
        (198, 199, 200, 201, 203, 206, 211, 221, 129, 130, 131, 45, 46, 33, 34, 35, 36, 37, 38, 52, 53, 117, 270, 271,
         276, 281, 424, 425, 437),
    ),
}  # fmt: skip
"""By machine: how the kernel names it, the number of openat, and the calls that are refused: sockets, running and
stopping programs, looking into others, making, renaming and removing files, and the ways around openat."""

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_OTHER_CALLS = 0x40000000  # x32: the same calls under other numbers
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 1
_NUMBER, _MACHINE, _THIRD_ARGUMENT = 0, 4, 32
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def shut_off() -> bool:
    """From now on this process opens no socket, runs no program and writes no file; false where the kernel cannot do it.

    Memory-mapped reading, threads and the pipes it already has go on. It cannot be taken back.
    """
    known = _REFUSED.get(platform.machine())
    if known is None:
        return False
    machine, opening, refused = known
    steps = _program(machine, opening, refused)
    libc = ctypes.CDLL(None, use_errno=True)
    program = _Program(len(steps) // 8, steps)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0)


def _program(machine: int, opening: int, refused: Sequence[int]) -> bytes:
    """The filter, a step eight bytes: refuse any other machine's calls, then the list, then opening to write."""
    count = len(refused)
    steps = [
        (_LOAD, 0, 0, _MACHINE), (_EQUAL, 0, count + 6, machine), (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, count + 4, 0, _OTHER_CALLS),
    ]  # fmt: skip
    steps += [(_EQUAL, count - place + 3, 0, number) for place, number in enumerate(refused)]
    steps += [
        (_EQUAL, 0, 4, opening), (_LOAD, 0, 0, _THIRD_ARGUMENT), (_ANY_BIT, 1, 0, _WRITING), (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW),
    ]  # fmt: skip
    return b"".join(struct.pack("=HBBI", *step) for step in steps)
