"""Trees that git's own commands would not write, and submodules."""

from ..objects import FILE, GITLINK
from ..overlay import EGRET, EVIL, HERON, PLAIN_EBUILD

_EVIL_EBUILD = PLAIN_EBUILD.replace(b"https://example.org/${P}.tar.gz", EVIL.encode())


def slash(change):
    """An entry whose name holds slashes."""
    directory, name = change.one([
        (b"", HERON + b"/heron-parser-1.9.ebuild"),
        (b"dev-python", b"heron-parser/heron-parser-1.9.ebuild"),
        (b"", b"eclass/pypi.eclass"),
        (b"", b"profiles/thirdpartymirrors"),
        (b"docs", b"../dev-python/heron-parser/heron-parser-1.9.ebuild"),
        (HERON, b"./heron-parser-1.9.ebuild"),
        (b"", b"/" + HERON + b"/heron-parser-1.9.ebuild"),
        (b"", b"metadata/md5-cache/dev-python/heron-parser-1.5.0"),
    ])  # fmt: skip
    text = _EVIL_EBUILD
    if name.endswith(b".eclass"):
        change.bump()
        text = change.ingredients.eclasses["pypi"] + b'\nSRC_URI="' + EVIL.encode() + b'"\n'
    elif b"md5-cache" in name:
        text = change.entry(change.bump(), "EAPI=8", "SLOT=0", f"SRC_URI={EVIL}", "DESCRIPTION=x")
    elif b"mirrors" in name:
        change.lines('SRC_URI="mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"')
        text = b"pypi https://evil.example\n"
    change.extra.setdefault(directory, []).append((FILE, name, text))


def duplicate(change):
    """Two entries of one name; a checkout has one of them."""
    path = change.one([HERON + b"/heron-parser-1.4.0.ebuild", change.bump(), EGRET + b"/egret-cache-2.1.0.ebuild"])
    directory, _, name = path.rpartition(b"/")
    if change.maybe():
        change.extra.setdefault(directory, []).append((FILE, name, _EVIL_EBUILD))
    else:
        change.notes.append("the directory")
        top, _, inner = directory.rpartition(b"/")
        change.extra.setdefault(top, []).append((b"40000", inner, {name: (FILE, _EVIL_EBUILD)}))


def unsorted(change):
    """An entry at the end of its tree, where it does not belong."""
    path = change.one([HERON + b"/heron-parser-1.9.ebuild", b"aaa-first/wader/wader-1.5.0.ebuild"])
    directory, _, name = path.rpartition(b"/")
    if directory == HERON:
        change.extra.setdefault(directory, []).append((FILE, b"a" + name, b"x"))
        change.extra.setdefault(directory, []).append((FILE, name, _EVIL_EBUILD))
    else:
        change.append(b"profiles/categories", b"aaa-first\n")
        text = _EVIL_EBUILD.replace(b"evil.example", b"files.pythonhosted.org")
        change.extra.setdefault(b"", []).append((b"40000", b"aaa-first", {b"wader/wader-1.5.0.ebuild": (FILE, text)}))


def mode(change):
    """A mode that is none."""
    mode = change.one([b"100664", b"0100644", b"100600", b"100000", b"0", b"40000", b"140000", b"120755", b"160001", b"104755"])
    if mode == b"40000":
        change.extra.setdefault(HERON, []).append((mode, b"heron-parser-1.9.ebuild", {b"x": (FILE, b"x")}))
    else:
        change.extra.setdefault(HERON, []).append((mode, b"heron-parser-1.9.ebuild", _EVIL_EBUILD))


def odd_name(change):
    name = change.one([b".", b"..", b".git", b".GIT", b"", b"a\\b.ebuild", b"git~1", b".git\xe2\x80\x8c", b"heron-parser-1.9.ebuild\xff"])
    change.extra.setdefault(change.one([HERON, b""]), []).append((FILE, name, _EVIL_EBUILD))


def submodule(change):
    """A gitlink where a package, an eclass, a profile or a category could be, with or without its module."""
    path, inside = change.one([
        (HERON, b"heron-parser-1.9.ebuild"),
        (b"dev-python/wader", b"wader-1.5.0.ebuild"),
        (b"dev-python", b"heron-parser/heron-parser-1.9.ebuild"),
        (b"eclass", b"pypi.eclass"),
        (b"metadata/md5-cache", b"dev-python/heron-parser-1.5.0"),
        (HERON + b"/heron-parser-1.9.ebuild", b"x"),
        (HERON + b"/files", b"x.patch"),
        (b"vendor", b"x"),
    ])  # fmt: skip
    text = _EVIL_EBUILD
    if inside.startswith(b"wader"):
        text = text.replace(b"evil.example", b"files.pythonhosted.org/packages/source/h/heron-parser")
    if path == b"eclass":
        change.bump()
        text = change.ingredients.eclasses["pypi"] + b'\nSRC_URI="' + EVIL.encode() + b'"\n'
    elif b"md5-cache" in path:
        text = change.entry(change.bump(), "EAPI=8", "SLOT=0", f"SRC_URI={EVIL}", "DESCRIPTION=x")
    commit = change.store.commit(change.store.tree({inside: (FILE, text)}, {}))
    change.files = {p: e for p, e in change.files.items() if not p.startswith(path + b"/")}
    change.files[path] = (GITLINK, commit.encode())
    if change.maybe(0.7):
        change.write(b".gitmodules", b'[submodule "%s"]\n\tpath = %s\n\turl = %s\n' % (path, path, str(change.store.directory).encode()))
        change.notes.append("with its module")
