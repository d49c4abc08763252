"""Metadata caches: Portage believes an entry that is valid, and not the ebuild."""

import hashlib

from ..overlay import EGRET, EVIL, GOOD, HERON, HOST, OLDER

_LINE_ENDS = ("\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")


def _which(change):
    """(ebuild, its sources, its version): one that is new, one that was there."""
    name = change.one(["new", "there"])
    if name == "new":
        return change.bump(), GOOD, b"heron-parser-1.5.0"
    return HERON + b"/heron-parser-1.4.0.ebuild", OLDER, b"heron-parser-1.4.0"


def _write(change, name, content):
    change.write(b"metadata/md5-cache/dev-python/" + name, content)


def other_sources(change):
    """An entry that names another file."""
    ebuild, good, name = _which(change)
    uri = change.one([EVIL, f"{good} {EVIL}", f"x? ( {good} ) {EVIL}", "", good, f"{EVIL} -> {good.rpartition('/')[2]}"])
    change.manifest("x")
    _write(change, name, change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={uri}", "DESCRIPTION=x"))


def line_end(change):
    """A line that ends before its end."""
    ebuild, good, name = _which(change)
    end = change.one(_LINE_ENDS)
    lines = [f"SRC_URI={good}", f"DESCRIPTION=x{end}SRC_URI={EVIL}", "EAPI=8", "SLOT=0"]
    if change.maybe(0.3):
        lines = [f"SRC_URI={good}{end}SRC_URI={EVIL}", "EAPI=8", "SLOT=0"]
    _write(change, name, change.entry(ebuild, *lines))


def twice(change):
    """A key that comes twice."""
    ebuild, good, name = _which(change)
    lines = [f"SRC_URI={EVIL}", f"SRC_URI={good}", "EAPI=8", "SLOT=0"]
    if change.maybe():
        lines[:2] = lines[1::-1]
        change.notes.append("the other last")
    _write(change, name, change.entry(ebuild, *lines))


def key(change):
    """A key that is nearly SRC_URI, or a line that is no entry."""
    ebuild, good, name = _which(change)
    line = change.one([f"src_uri={EVIL}", f" SRC_URI={EVIL}", f"SRC_URI ={EVIL}", f"\ufeffSRC_URI={EVIL}", "no equals sign", "", f"=SRC_URI={EVIL}", f"SRC_URI==x\0{EVIL}"])
    _write(change, name, change.entry(ebuild, f"SRC_URI={good}", line, "EAPI=8", "SLOT=0"))


def only_evil_without_src_uri(change):
    """An entry without sources, or of another EAPI."""
    ebuild, _, name = _which(change)
    change.manifest("x")
    lines = change.one([["EAPI=8", "SLOT=0"], [f"SRC_URI={EVIL}", "SLOT=0"], [f"SRC_URI={EVIL}", "EAPI=7"], [f"SRC_URI={EVIL}", "EAPI=99"], [f"SRC_URI={EVIL}", "EAPI= 8 "], [f"SRC_URI={EVIL} -> x", "EAPI=0"]])
    _write(change, name, change.entry(ebuild, *lines))


def validity(change):
    """What makes an entry valid, in another form."""
    ebuild, _, name = _which(change)
    md5 = hashlib.md5(change.files[ebuild][1]).hexdigest()
    eclass = hashlib.md5(change.ingredients.eclasses["pypi"]).hexdigest()
    tail = change.one([
        f"_md5_={md5.upper()}\n", f"_md5_= {md5}\n", f"_md5_={md5}", f"_md5_={md5}\r\n", f"_md5_=00\n_md5_={md5}\n", f"_md5_={md5}\n_md5_=00\n",
        f"_md5_={md5}\n_eclasses_=\n", f"_md5_={md5}\n_eclasses_=pypi\t{eclass}\n", f"_md5_={md5}\n_eclasses_=pypi\t00\n",
        f"_md5_={md5}\n_eclasses_=pypi\n", f"_md5_={md5}\n_eclasses_=pypi\t/x\t{eclass}\n", f"_mtime_=0\n_md5_={md5}\n", "_mtime_=0\n",
        f"_md5_={md5}\n_eclasses_=nosuch\t00\n", f"_sha256_=00\n_md5_={md5}\n",
    ])  # fmt: skip
    _write(change, name, f"EAPI=8\nSLOT=0\nSRC_URI={EVIL}\n{tail}")


def place(change):
    """An entry in another place or under another name."""
    ebuild, _, name = _which(change)
    entry = change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={EVIL}", "DESCRIPTION=x")
    where = change.one([b"metadata/cache/dev-python/", b"metadata/md5-cache/", b"metadata/md5-cache/dev-python/x/", b"metadata/MD5-CACHE/dev-python/", b"metadata/md5-dict/dev-python/", b"cache/dev-python/", b"metadata/md5-cache//dev-python/"])
    change.write(where.replace(b"//", b"/") + name, entry)


def of_pms(change):
    """PMS's own layout of a cache: lines without keys, valid by the time of the file, or lines with keys."""
    ebuild, _, name = _which(change)
    order = ["", "", "0", EVIL, "", "https://example.org/", "MIT", "x", "~amd64", "", change.one(["", "pypi"]), "", "", "", "", "8", "", "-"]
    if change.maybe(0.4):
        content = change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={EVIL}", change.one(["INHERITED=", "INHERITED=pypi", "_eclasses_="]))
    else:
        content = "\n".join(order) + "\n" * 5
    change.write(b"metadata/cache/dev-python/" + name, content)
    formats = change.one(["", "cache-formats = pms\n", "cache-formats = pms md5-dict\n", "cache-formats = md5-dict pms\n", "cache-formats = sqlite\n", "cache-formats = x pms\n"])
    change.append(b"metadata/layout.conf", formats)
    if change.maybe(0.2):
        _write(change, b"x", b"EAPI=8\n")


def of_a_stranger(change):
    """An entry for a version that is not there, or for a package without a pin."""
    which = change.one(["gone", "plain", "database"])
    if which == "gone":
        _write(change, b"heron-parser-1.9", b"EAPI=8\nSRC_URI=" + EVIL.encode() + b"\n_md5_=" + b"0" * 32 + b"\n")
    elif which == "plain":
        ebuild = b"app-misc/sandpiper/sandpiper-1.0.ebuild"
        change.write(b"metadata/md5-cache/app-misc/sandpiper-1.0", change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={HOST}/packages/source/e/egret-cache/egret_cache-2.1.0.tar.gz"))
    else:
        change.write(b"metadata/cache.sqlite", b"SQLite format 3\0")


def mirrors_in_an_entry(change):
    ebuild, _, name = _which(change)
    _write(change, name, change.entry(ebuild, "EAPI=8", "SLOT=0", "SRC_URI=mirror://gentoo/heron_parser-1.5.0.tar.gz"))


def honest(change):
    """What egencache writes."""
    ebuild = EGRET + b"/egret-cache-2.1.0.ebuild"
    change.bump()
    change.write(b"metadata/md5-cache/dev-python/egret-cache-2.1.0",
                 change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={HOST}/packages/source/e/egret-cache/egret_cache-2.1.0.tar.gz"))  # fmt: skip
