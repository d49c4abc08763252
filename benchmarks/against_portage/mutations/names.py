"""Names of files, packages and categories that one reads as a name and the other does not."""

from ..overlay import EGRET, EVIL, GOOD, HERON, PLAIN

_ENDS = ("\n", " ", "\t", "\r", "\x0b", "\x0c", "\x85", "\u00a0", "\u2028", "\udcff")
_VERSIONS = ("01", "1.05.0", "1.9-r00", "1.9-r01", "1.9_p", "1.9_alpha_beta2", "1.9_rc1_p2-r3", "1.9_p0001",
             "1.9a_pre", "1.9z", "1.9A", "1.9-r1-r2", "1..9", "1.9.", ".9", "1.9_gamma", "cvs.1.9", "1_9", "-1.9",
             "1.\u0669", "\u0661.9", "1.9-R1", "1.9_P1", "1.9+1", "1.9-1", "9" * 200, "1." * 90 + "1")  # fmt: skip


def _fetching(change):
    return change.one([EVIL, GOOD])


def odd_end(change):
    """A character after the version, or before it, that is not part of any name."""
    package = change.one([HERON, EGRET, PLAIN]).decode()
    name, end = package.rpartition("/")[2], change.one(_ENDS)
    shape = change.one(["{0}/{1}-1.9{2}.ebuild", "{0}/{1}{2}-1.9.ebuild", "{0}/{1}-{2}1.9.ebuild", "{0}/{1}-1.9.ebuild{2}"])
    change.other(shape.format(package, name, end), _fetching(change))


def odd_package(change):
    """A package directory with such a character."""
    end = change.one(_ENDS)
    name = change.one([f"heron-parser{end}", f"{end}heron", "h\u00e9ron", "heron.parser", "heron-parser-1", "heron-1-r1",
                       "+heron", "_heron", "-heron", "h+r-n", "HERON-PARSER", "heron-parser-1a", "heron--parser", "1"])  # fmt: skip
    change.other(f"dev-python/{name}/{name}-1.5.0.ebuild", GOOD)


def version(change):
    """A version at the edge of PMS's grammar."""
    package = change.one([HERON, EGRET, PLAIN])
    version = change.one(_VERSIONS)
    change.other(package + b"/" + package.rpartition(b"/")[2] + f"-{version}.ebuild".encode(), _fetching(change))


def case(change):
    name = change.one(["heron-parser-1.9.EBUILD", "heron-parser-1.9.Ebuild", "Heron-Parser-1.9.ebuild", "heron-parser-1.9.ebuild~",
                       ".heron-parser-1.9.ebuild", "heron-parser-1.9.ebuild.ebuild", "heron-parser.ebuild", ".ebuild", "-1.9.ebuild"])  # fmt: skip
    change.other(HERON.decode() + "/" + name, _fetching(change))


def elsewhere(change):
    """An ebuild where no package is."""
    place = change.one(["", "docs/", "dev-python/", "dev-python/heron-parser/files/", "dev-python/heron-parser/old/",
                        "dev-python/egret-cache/", "eclass/", "metadata/", "profiles/dev-python/"])  # fmt: skip
    change.other(place + change.one(["heron-parser-1.9.ebuild", "skel.ebuild", "skel_python.ebuild"]), _fetching(change))


def category(change):
    """A category with the name of something else, listed as a category."""
    name = change.one(["packages", "distfiles", "profiles", "scripts", "eclass", "metadata", "licenses", "local", "files", "docs",
                       "target", "src", "acct-user", "virtual", "CVS", ".hidden", "dev.python", "Dev-Python", "_x", "+x", "x y",
                       "dev-pyth\u00f6n", "lost+found", "sample-overlay", "distfiles-local"])  # fmt: skip
    if change.maybe(0.9):
        change.append("profiles/categories", change.one(["{}\n", "{} # new\n", "\t{}\n", "{}\x0b\n", "{}\r\n", "\u00a0{}\n"]).format(name))
    if change.maybe():
        change.write("eclass/sandpiper.eclass", "# @ECLASS: sandpiper.eclass\n")
        change.notes.append("eclass/")
    package = change.one(["egret-cache", "heron-parser", "wader"])
    change.other(f"{name}/{package}/{package}-1.5.0.ebuild", GOOD)


def in_a_new_package(change):
    """Nothing odd: a package that fetches another package's file."""
    name = change.one(["wader", "heron", "heron-parser"])
    category = change.one(["app-misc", "dev-python", "dev-new"])
    change.other(f"{category}/{name}/{name}-1.5.0.ebuild", GOOD)
