"""Folds a name to its key. `fold` here and `fold` in src/knowledge/fold.rs must agree.

Lower case; accents, Arabic vowel signs and hamzas off; ligatures and stroked letters spelt out;
every apostrophe `'`; hyphens and every white space one space; a full stop after one to three
letters dropped ("St. Louis", "D.C."), kept after more, so that no name reaches over the end of a
sentence.
"""

import unicodedata

SPELT = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "n", "Ŋ": "n", "ə": "e", "Ə": "e",
}
APOSTROPHES = set("'’‘ʼʻ`´ʹ′ʿʾ")
HYPHENS = set("-‐‑‒–−־·・")


def is_dropped(char):
    """Accents, and the signs that Arabic script may leave out."""
    code = ord(char)
    return (
        0x300 <= code <= 0x36F
        or 0x64B <= code <= 0x65F
        or code in (0x640, 0x670, 0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F)
    )


def fold_plain(char):
    if char in SPELT:
        return SPELT[char]
    if char in APOSTROPHES:
        return "'"
    if char in HYPHENS or char.isspace():
        return " "
    return "" if is_dropped(char) else char


def fold_char(char):
    if fold_plain(char) != char:
        return fold_plain(char)
    if "\uac00" <= char <= "\ud7a3" or "\u3040" <= char <= "\u30ff" and char != "・":
        return char
    parts = (low for part in unicodedata.normalize("NFKD", char) for low in part.lower())
    return "".join(fold_plain(low) for low in parts)


def fold(text):
    out, run = [], 0
    for char in text:
        if is_dropped(char):
            continue
        if char == "." and 1 <= run <= 3:
            run = 0
            continue
        run = run + 1 if char.isalpha() else 0
        for part in fold_char(char):
            if part == " " and (not out or out[-1] == " "):
                continue
            out.append(part)
    while out and out[-1] == " ":
        out.pop()
    return "".join(out)
