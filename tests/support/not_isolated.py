#!/usr/bin/env python3
"""not_isolated.py COMMAND…: runs it where the kernel gives neither namespaces nor filters on system calls, as some hosting does."""
import ctypes
import os
import platform
import struct
import sys

LOAD, EQUALS, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # EPERM
NO_NEW_PRIVS, SET_SECCOMP, FILTER = 38, 22, 2
UNSHARE, SECCOMP, PRCTL = {"x86_64": (272, 317, 157), "aarch64": (97, 277, 167)}[platform.machine()]

lines = [(LOAD, 0, 0, 0),
         (EQUALS, 5, 0, UNSHARE),
         (EQUALS, 4, 0, SECCOMP),
         (EQUALS, 0, 2, PRCTL),
         (LOAD, 0, 0, 16),  # its first argument
         (EQUALS, 1, 0, SET_SECCOMP),
         (RETURN, 0, 0, ALLOW),
         (RETURN, 0, 0, REFUSE)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in lines))
program = ctypes.create_string_buffer(struct.pack("HP", len(lines), ctypes.addressof(code)))
prctl = ctypes.CDLL(None, use_errno=True).prctl
if prctl(NO_NEW_PRIVS, 1, 0, 0, 0) or prctl(SET_SECCOMP, FILTER, program, 0, 0):
    sys.exit(f"prctl: {os.strerror(ctypes.get_errno())}")
os.execvp(sys.argv[1], sys.argv[1:])
