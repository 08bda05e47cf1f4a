"""The encoding windows-1252 as browsers read it, and both ways between its characters and bytes.

The five bytes that have no character are the control characters of the same number. So every byte has one, and a
text that was wrongly read as windows-1252 can be turned back into its bytes: https://encoding.spec.whatwg.org/
"""

import codecs

CHARACTERS = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
BYTES = {ord(char): byte for byte, char in enumerate(CHARACTERS)}


def decode_windows_1252(body: bytes) -> str:
    """Read bytes as windows-1252; there are none that cannot be read."""
    return codecs.charmap_decode(body, "strict", CHARACTERS)[0]


def encode_windows_1252(text: str) -> bytes:
    """Return the bytes of a text that has only characters of windows-1252."""
    return codecs.charmap_encode(text, "strict", BYTES)[0]
