"""Bytes of an ebuild that are not plain UTF-8 text."""

from ..overlay import EGRET, EVIL


def mark(change):
    """A byte order mark, or other bytes, at the start."""
    head = change.one([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00", b"\r", b"\x1a", b"\xc2\xa0", b"#!/bin/sh\n", b"\x7fELF", b"\n" * 99, b"\x80"])
    change.edit(lambda text: head + text)


def null(change):
    """A NUL, which bash drops."""
    line = change.one([b"SRC\0_URI=E", b"SRC_URI\0=E", b"SRC_URI=\0E", b"S\0RC_URI+=\" E -> x\"", b"#\0\nSRC_URI=E", b"\0SRC_URI=E", b"# \0 x", b"SRC_URI=${SRC_URI/fi\0les/evil}", b"X='\0'; [[ -z ${X} ]] && SRC_URI=E", b"[[ ${#X\0} == 0 ]] && SRC_URI=E"])
    change.manifest("x")
    change.lines(line.replace(b"E", EVIL.encode()))


def invalid(change):
    """Bytes that are not UTF-8."""
    line = change.one([b"X=\xe9; [[ ${#X} == 1 ]] && SRC_URI=E", b"X=\xe9; [[ ${X} == ? ]] || SRC_URI=E", b"# \xe9", b"X=\xc3; Y=\xa9; Z=${X}${Y}; [[ ${#Z} == 1 ]] && SRC_URI=E", b"SRC_URI+=\" E\xff\"", b"SRC_URI+=\"\xa0E\"", b"SRC_URI+=\"\x85E\"",
                       b"X=\xed\xa0\x80; [[ ${#X} == 3 ]] && SRC_URI=E", b"X=\xf4\x90\x80\x80; [[ ${#X} == 1 ]] && SRC_URI=E", b"X=\xc0\xaf; [[ ${#X} == 2 ]] && SRC_URI=E", b"DESCRIPTION=x\xc2\x85SRC_URI=E", b"SRC_URI=${SRC_URI}\xc2\xa0E",
                       b"X=\xef\xbf\xbd; [[ ${#X} == 1 ]] && SRC_URI=E", b"X=\xff; [[ ${X} == $'\\xff' ]] && SRC_URI=E"])  # fmt: skip
    change.lines(line.replace(b"E", EVIL.encode()))


def line_ends(change):
    """Carriage returns in the text itself."""
    form = change.one(["all", "one", "at the end", "alone", "in a variable"])
    if form == "all":
        change.edit(lambda text: text.replace(b"\n", b"\r\n"))
    elif form == "one":
        change.lines(b"X=1\r", b"[[ ${X} == 1 ]] || SRC_URI=" + EVIL.encode())
    elif form == "alone":
        change.lines(b"# x\rSRC_URI=" + EVIL.encode())
    elif form == "in a variable":
        change.lines(b"SRC_URI+=\"\r\"", b"DESCRIPTION=\"x\r" + b"SRC_URI=" + EVIL.encode() + b"\"")
    else:
        change.edit(lambda text: text.rstrip(b"\n") + b"\r")


def whole(change):
    """The whole ebuild in another encoding."""
    encoding = change.one(["utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "latin-1"])
    if change.maybe():
        change.edit(lambda text: text.decode().encode(encoding))
    else:
        path = EGRET + b"/egret-cache-2.1.0.ebuild"
        change.write(path, change.text(path).decode().encode(encoding))


def end(change):
    """A text that ends early."""
    tail = change.one([b"\\", b"'", b"$(", b"<<E\nSRC_URI=E\n", b"\nSRC_URI=E \\", b"#", b"if true; then\n", b"\x04", b"\x1a\nSRC_URI=E\n", b"exit\nSRC_URI=E\n", b"fi\n", b"}\n"])
    change.edit(lambda text: text + tail.replace(b"E", EVIL.encode()))


def confusing(change):
    """Characters that look like others, or turn the line around."""
    line = change.one(["SRC_\u0055RI=E", "SRC_U\u200bRI=E", "SRC_URI\uff1dE", "\u202eSRC_URI=E", "# \u2028SRC_URI=E", "# \x0bSRC_URI=E", "# \x85SRC_URI=E", "# \x0cSRC_URI=E", "X=x\u2028SRC_URI=E", "\u00a0SRC_URI=E", "X=1\u00a0SRC_URI=E", "SRC_URI=E\u00a0:", "X=1\x0bSRC_URI=E", ":\x0cSRC_URI=E"])
    change.lines(line.replace("E", EVIL))
