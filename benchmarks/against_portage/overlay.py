"""The overlays that are generated: a sane one from the testkit, and a change to it."""

import hashlib
import re

from .objects import FILE, GITLINK, LINK

HERON, EGRET, DUNLIN, AVOCET = (b"dev-python/" + p for p in (b"heron-parser", b"egret-cache", b"dunlin-notes", b"avocet-build"))
PLAIN = b"app-misc/sandpiper"  # has nothing to do with PyPI
BUMP = HERON + b"/heron-parser-1.5.0.ebuild"
KEPT = (HERON, EGRET, DUNLIN, AVOCET, b"metadata/", b"profiles/")
HOST = "https://files.pythonhosted.org"
GOOD = f"{HOST}/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"
OLDER = f"{HOST}/packages/source/h/heron-parser/heron_parser-1.4.0.tar.gz"
EVIL = "https://evil.example/heron_parser-1.5.0.tar.gz"
PLAIN_EBUILD = b"""EAPI=8
DESCRIPTION="Runs along the shore"
HOMEPAGE="https://example.org/"
SRC_URI="https://example.org/${P}.tar.gz"
LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
"""


def sane(files):
    """The base of every change: four packages of the testkit's overlay, and a plain one."""
    base = {p: e for p, e in files.items() if p.startswith(KEPT)}
    base[PLAIN + b"/sandpiper-1.0.ebuild"] = (FILE, PLAIN_EBUILD)
    base[PLAIN + b"/Manifest"] = (FILE, dist("sandpiper-1.0.tar.gz"))
    base[b"README.md"] = (FILE, b"An overlay.\n")
    return base


def dist(name):
    """A Manifest's line for a file that nobody has."""
    return f"DIST {name} 100 BLAKE2B {'ab' * 64} SHA512 {'cd' * 64}\n".encode()


class Ingredients:
    """What the mutations are made of, beside chance."""

    def __init__(self, base, bumps, gentoo):
        self.base = base
        self.bumps = bumps  # named bumps of the testkit: {path: (mode, content)}
        self.eclasses = {p.stem: p.read_bytes() for p in sorted((gentoo / "eclass").glob("*.eclass"))}
        self.variables, self.functions = [], []  # what Portage has where it sources an ebuild


class Change:
    """One change, as its mutations make it: a tree before, a tree after, and the place of clones."""

    def __init__(self, ingredients, chance, place, store):
        self.ingredients, self.chance, self.store = ingredients, chance, store
        self.place = str(place).encode()
        self.before = dict(ingredients.base)
        self.files = dict(ingredients.base)
        self.extra = {}  # {directory: [(mode, name, content)]}, see Store.tree
        self.notes = []  # what the mutations chose, for people

    def one(self, of):
        """One of these, by chance, and noted."""
        chosen = self.chance.choice(list(of))
        self.notes.append(chosen.decode("utf-8", "replace") if isinstance(chosen, bytes) else str(chosen))
        return chosen

    def maybe(self, probability=0.5):
        return self.chance.random() < probability

    # what is in the tree

    def write(self, path, content, mode=FILE):
        path, content = raw(path), raw(content)
        self.files = {p: e for p, e in self.files.items() if not p.startswith(path + b"/")}
        self.files[path] = (mode, content)

    def link(self, path, target):
        self.write(path, target, LINK)

    def gitlink(self, path, commit):
        self.write(path, commit, GITLINK)

    def append(self, path, content):
        self.write(path, self.text(path) + raw(content))

    def text(self, path):
        return self.files.get(raw(path), (FILE, b""))[1]

    def move(self, old, new):
        """Moves all that lies below a directory."""
        old, new = raw(old) + b"/", raw(new) + b"/"
        self.files = {(new + p[len(old) :] if p.startswith(old) else p): e for p, e in self.files.items()}

    def remove(self, path):
        self.files.pop(raw(path), None)

    def already(self):
        """What was done so far is what the base has: the change is only what comes now."""
        self.before = dict(self.files)

    # what is attested

    def bump(self):
        """An honest bump of heron-parser, attested; the path of its ebuild."""
        if BUMP not in self.files:
            self.files.update(self.ingredients.bumps["attested"])
        return BUMP

    def edit(self, edit):
        """The honest bump, its ebuild's text changed."""
        path = self.bump()
        mode, text = self.files[path]
        self.files[path] = (mode, raw(edit(text)))

    def lines(self, *lines):
        """The honest bump, with these lines at its end."""
        self.edit(lambda text: text + b"".join(raw(line) + b"\n" for line in lines))

    def before_inherit(self, *lines):
        whole = b"".join(raw(line) + b"\n" for line in lines)
        self.edit(lambda text: re.sub(rb"(?m)^inherit ", lambda m: whole + m.group(), text, count=1))

    def inherits(self, *names):
        """The honest bump, with these eclasses inherited after pypi."""
        self.edit(lambda text: re.sub(rb"(?m)^(inherit .*)$", rb"\1 " + b" ".join(map(raw, names)), text, count=1))

    def other(self, path, uri=EVIL):
        """An ebuild that fetches this and nothing else."""
        directory = raw(path).rpartition(b"/")[0]
        name = uri.rpartition("/")[2]
        if dist(name) not in self.text(directory + b"/Manifest"):
            self.append(directory + b"/Manifest", dist(name))
        self.write(path, PLAIN_EBUILD.replace(b"https://example.org/${P}.tar.gz", uri.encode()))

    def manifest(self, name):
        """heron-parser's Manifest gets a line for a file that nobody has."""
        self.bump()
        self.append(HERON + b"/Manifest", dist(name))

    # what Portage keeps of it

    def entry(self, ebuild, *lines):
        """A metadata cache's entry that is valid for the ebuild as it is now."""
        text = self.files[ebuild][1]
        md5 = hashlib.md5(text).hexdigest()
        return b"".join(raw(line) + b"\n" for line in (*lines, f"_md5_={md5}"))


def raw(text):
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
