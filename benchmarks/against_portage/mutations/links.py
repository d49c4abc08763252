"""Symbolic links: out of the tree, out and in again, to nothing, in a circle, and what lies behind them."""

from ..objects import FILE
from ..overlay import AVOCET, DUNLIN, EGRET, EVIL, HERON, PLAIN_EBUILD

_EVIL_EBUILD = PLAIN_EBUILD.replace(b"https://example.org/${P}.tar.gz", EVIL.encode())


def _target(change, path, inside):
    """A way from a link at this path to a place inside the overlay."""
    up = b"../" * path.count(b"/")
    name = change.place.rpartition(b"/")[2]
    return change.one([
        change.place + b"/" + inside,  # absolute, into where the overlay lies in the end
        up + b"../" + name + b"/" + inside,  # out and in again
        up + inside,
        up + b"./" + inside.replace(b"/", b"//"),
        up + b"docs/../" + inside,
        b"/proc/self/cwd/" + inside,
    ])  # fmt: skip


def _hop(change, target, path):
    """Sometimes a link to the link."""
    if change.maybe(0.3):
        change.link(b"docs/hop", target if target.startswith(b"/") else b"../" + target.lstrip(b"./"))
        return b"../" * path.count(b"/") + b"docs/hop"
    return target


def ebuild(change):
    """An ebuild that is a link to text elsewhere."""
    package = change.one([HERON, EGRET, DUNLIN])
    path = package + b"/" + package.rpartition(b"/")[2] + b"-1.9.ebuild"
    change.write(b"docs/x.txt", _EVIL_EBUILD)
    change.link(path, _hop(change, _target(change, path, b"docs/x.txt"), path))


def existing_ebuild(change):
    """The text of an ebuild that was judged, moved behind a link, and another one there."""
    path = EGRET + b"/egret-cache-2.1.0.ebuild"
    change.write(b"docs/x.txt", change.one([change.text(path), _EVIL_EBUILD, _EVIL_EBUILD]))
    change.link(path, _target(change, path, b"docs/x.txt"))
    if change.maybe(0.4):
        change.already()
        change.write(b"docs/x.txt", _EVIL_EBUILD + b"# another\n")
        change.notes.append("and then the target alone")


def to_nothing(change):
    path = change.one([HERON + b"/heron-parser-1.9.ebuild", HERON + b"/Manifest", HERON + b"/metadata.xml", HERON + b"/attestations.toml",
                       b"eclass/pypi.eclass", b"dev-python/wader", b"metadata/md5-cache", b"profiles/thirdpartymirrors"])  # fmt: skip
    change.remove(path)
    change.link(path, change.one([b"missing", b"../../missing", b"/missing", path.rpartition(b"/")[2], b"/etc/passwd", b""]) or b".")


def package(change):
    """A package directory that is a link; the package may have been there before."""
    old = change.one([HERON, EGRET, AVOCET])
    name = old.rpartition(b"/")[2]
    new = change.one([old, b"app-misc/" + name, b"dev-python/wader"])
    there = b"docs/pkg"
    if new == old:
        change.move(old, there)
        if change.maybe():
            change.remove(there + b"/attestations.toml")
            change.notes.append("pin removed")
    change.write(there + b"/" + new.rpartition(b"/")[2] + b"-1.9.ebuild", _EVIL_EBUILD)
    if new != old:
        change.write(there + b"/wader-1.9.ebuild", _EVIL_EBUILD.replace(EVIL.encode(), b"https://files.pythonhosted.org/packages/source/e/egret-cache/egret_cache-2.1.0.tar.gz"))
    change.link(new, _target(change, new, there))


def category(change):
    """A category that is a link."""
    name = change.one([b"dev-new", b"dev-python"])
    if name == b"dev-python":
        change.move(name, b"docs/cat")
    else:
        change.append(b"profiles/categories", b"dev-new\n")
    change.write(b"docs/cat/heron-parser/heron-parser-1.9.ebuild", _EVIL_EBUILD if name == b"dev-python" else _EVIL_EBUILD.replace(b"evil.example", b"files.pythonhosted.org/packages/source/h/heron-parser"))
    change.link(name, _target(change, name, b"docs/cat"))


def eclass(change):
    """An eclass, one of ::gentoo's names or one of its own, that is a link; or the whole directory."""
    name = change.one([b"pypi", b"python-utils-r1", b"distutils-r1", b"multilib", b"odd"])
    text = change.ingredients.eclasses.get(name.decode(), b"") + f'\nSRC_URI="{EVIL}"\n'.encode()
    if change.maybe(0.3):
        change.write(b"docs/eclass/" + name + b".eclass", text)
        change.link(b"eclass", _target(change, b"eclass", b"docs/eclass"))
        change.notes.append("the directory")
    else:
        path = b"eclass/" + name + b".eclass"
        change.write(b"docs/eclass.txt", text)
        change.link(path, _target(change, path, b"docs/eclass.txt"))
    change.inherits(*([] if name == b"pypi" else [name]))


def cache(change):
    """metadata, or the cache below it, that is a link."""
    ebuild = change.bump()
    entry = change.entry(ebuild, "EAPI=8", "SLOT=0", f"SRC_URI={EVIL}", "DESCRIPTION=x")
    name = ebuild.rpartition(b"/")[2].removesuffix(b".ebuild")
    link = change.one([b"metadata", b"metadata/md5-cache", b"metadata/md5-cache/dev-python", b"metadata/md5-cache/dev-python/" + name])
    inside = (b"metadata/md5-cache/dev-python/" + name)[len(link) :]
    if link == b"metadata":
        change.move(link, b"docs/there")
    change.write(b"docs/there" + inside, entry)
    change.link(link, _target(change, link, b"docs/there"))


def mirrors(change):
    """profiles, or the list of mirrors, that is a link."""
    change.manifest("x")
    change.edit(lambda text: text + b'SRC_URI="mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"\n')
    line = b"pypi https://evil.example/pypi\n"
    if change.one(["profiles", "thirdpartymirrors"]) == "profiles":
        change.move(b"profiles", b"docs/profiles")
        change.write(b"docs/profiles/thirdpartymirrors", line)
        change.link(b"profiles", _target(change, b"profiles", b"docs/profiles"))
    else:
        change.write(b"docs/mirrors", line)
        change.link(b"profiles/thirdpartymirrors", _target(change, b"profiles/thirdpartymirrors", b"docs/mirrors"))


def harmless(change):
    """Links where Portage does not read."""
    change.link(change.one([b"docs/x", HERON + b"/files/x.patch", b"scripts/run", b"licenses/X"]), change.one([b"/missing", b"x", b"../README.md"]))


def program(change):
    """Only the mode of a file changes."""
    path = change.one([HERON + b"/heron-parser-1.4.0.ebuild", HERON + b"/Manifest"])
    change.files[path] = (b"100755" if change.files[path][0] == FILE else FILE, change.files[path][1])
