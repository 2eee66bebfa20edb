# SPDX-FileCopyrightText: 2026 The Second Helping authors
# SPDX-License-Identifier: Apache-2.0
"""Locks the words of a small PDF with AES, as ISO 32000-2, 7.6 has it: 128 bits (R 4) or 256 (R 5 and 6)."""

import hashlib
import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.documents.hostile_building import pages, stream

# The padding of short passwords (ISO 32000-2, 7.6.4.3.2).
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes(range(16))
_RIGHTS = -4
# Object 5 of what `pages` makes of one page is its content; the next that is free says how it is locked.
_CONTENT, _LOCK = 5, 6
_SALTS = {"check": b"validate", "key": b"the key."}
_FILE_KEY = bytes(range(32))
_VECTOR = b"sixteen letters."


def locked(content: str, revision: int, user: str, owner: str) -> bytes:
    """A PDF of one page with these operators, that opens with either password."""
    plain = content.encode("latin-1")
    if revision == 4:
        key, entries = _lock_of_128(user.encode("latin-1"), owner.encode("latin-1"))
        salted = key + struct.pack("<L", _CONTENT)[:3] + b"\0\0sAlT"
        key = hashlib.md5(salted).digest()
    else:
        key, entries = _FILE_KEY, _lock_of_256(revision, user.encode(), owner.encode())
    packed = _VECTOR + _cbc(key, _VECTOR, _padded(plain))
    data = pages([stream(packed)], more=[f"<</Filter/Standard{entries}/StmF/StdCF/StrF/StdCF>>"])
    trailer = b"/Root 1 0 R/Encrypt %d 0 R/ID[<%b><%b>]" % (_LOCK, *[_ID.hex().encode()] * 2)
    return data.replace(b"/Root 1 0 R", trailer)


def _lock_of_128(user: bytes, owner: bytes) -> tuple[bytes, str]:
    """The file's key and the entries that hold it (algorithms 2, 3 and 5)."""
    secret = (owner + _PADDING)[:32]
    for _ in range(51):
        secret = hashlib.md5(secret).digest()
    known_to_owner = _rc4_rounds(secret, (user + _PADDING)[:32])
    key = (user + _PADDING)[:32] + known_to_owner + struct.pack("<l", _RIGHTS) + _ID
    for _ in range(51):
        key = hashlib.md5(key).digest()
    known_to_user = _rc4_rounds(key, hashlib.md5(_PADDING + _ID).digest()) + bytes(16)
    filters = "/CF<</StdCF<</CFM/AESV2/AuthEvent/DocOpen/Length 16>>>>"
    return key, (
        f"/V 4/R 4/Length 128/P {_RIGHTS}/O<{known_to_owner.hex()}>/U<{known_to_user.hex()}>{filters}"
    )


def _lock_of_256(revision: int, user: bytes, owner: bytes) -> str:
    """The entries that hold the file's key (algorithms 8, 9 and 10)."""
    known_to_user, user_key = _known(revision, user, b"")
    known_to_owner, owner_key = _known(revision, owner, known_to_user)
    rights = struct.pack("<l", _RIGHTS) + b"\xff" * 4 + b"Tadb" + b"four"
    block = Cipher(algorithms.AES(_FILE_KEY), modes.ECB()).encryptor()
    sealed = block.update(rights) + block.finalize()
    filters = "/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>"
    return (
        f"/V 5/R {revision}/Length 256/P {_RIGHTS}/O<{known_to_owner.hex()}>/U<{known_to_user.hex()}>"
        f"/OE<{owner_key.hex()}>/UE<{user_key.hex()}>/Perms<{sealed.hex()}>{filters}"
    )


def _known(revision: int, password: bytes, others: bytes) -> tuple[bytes, bytes]:
    """What a password is known by, and the file's key locked with it."""
    hashed = _hash_of_5 if revision == 5 else _hash_of_6
    salts = _SALTS["check"] + _SALTS["key"]
    known = hashed(password, _SALTS["check"], others) + salts
    return known, _cbc(hashed(password, _SALTS["key"], others), bytes(16), _FILE_KEY)


def _hash_of_5(password: bytes, salt: bytes, others: bytes) -> bytes:
    return hashlib.sha256(password + salt + others).digest()


def _hash_of_6(password: bytes, salt: bytes, others: bytes) -> bytes:
    """Algorithm 2.B: at least 64 rounds, and on until the last byte of one says so."""
    found = _hash_of_5(password, salt, others)
    done, last = 0, 0
    while done < 64 or last > done - 32:
        mixed = _cbc(found[:16], found[16:32], (password + found + others) * 64)
        kind = ("sha256", "sha384", "sha512")[int.from_bytes(mixed[:16], "big") % 3]
        found, last, done = hashlib.new(kind, mixed).digest(), mixed[-1], done + 1
    return found[:32]


def _padded(plain: bytes) -> bytes:
    missing = 16 - len(plain) % 16
    return plain + bytes([missing]) * missing


def _cbc(key: bytes, vector: bytes, data: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    return cipher.update(data) + cipher.finalize()


def _rc4_rounds(key: bytes, data: bytes) -> bytes:
    for number in range(20):
        data = _rc4(bytes(byte ^ number for byte in key), data)
    return data


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    found, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        found.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(found)
