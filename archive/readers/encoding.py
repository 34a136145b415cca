"""Bytes to text where nothing reliable says the encoding: Unicode first, then the code pages of our four languages."""

import re

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MANY_NULS = 0.2
"""Share of zero bytes above which a text is UTF-16 without a byte order mark."""

_CODE_PAGES = {"cp1252": 3, "cp850": 0, "mac_roman": 0, "cp437": -2}
"""Single-byte encodings and the head start each has: Windows wrote most of what is in an office's folders."""

_EXPECTED_LETTERS = frozenset("éèëêàâäáóòôöúùûüíìîïçñœæÉÈËÀÁÓÖÜÏÇÑ")
_EXPECTED_SIGNS = frozenset("’‘“”«»–—…€°§¿¡ºª\u00a0")
_SIGN_INSIDE_WORD = re.compile(r"(?<=[a-z])[^\w\s'’.,;:!?()\[\]\"”»…/-](?=[a-z])")


def decode(data: bytes) -> str:
    """Decode a text by its byte order mark, as UTF-8, as UTF-16, or in the code page that reads most like a text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if data.count(0) > len(data) * _MANY_NULS:
        # Latin letters have their zero byte second in little-endian order
        little = data[1::2].count(0) > data[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_code_page(data)


def _decode_code_page(data: bytes) -> str:
    readings = [(data.decode(page, "replace"), start) for page, start in _CODE_PAGES.items()]
    return max(readings, key=lambda reading: reading[1] + _plausibility(reading[0]))[0]


def _plausibility(text: str) -> int:
    """Score the non-ASCII characters as letters and signs of Dutch, French, Spanish and English."""
    score = -3 * len(_SIGN_INSIDE_WORD.findall(text))
    for char in text:
        if char.isascii():
            continue
        if char in _EXPECTED_LETTERS:
            score += 2
        else:
            score += 1 if char in _EXPECTED_SIGNS else -2
    return score
