"""What the gate remembers: pins where no package is, and pins that cannot be read."""

from ..overlay import DUNLIN, EGRET, EVIL, GOOD, HERON

_PIN = b"/attestations.toml"


def _other(change, of):
    """The pin of a package, but for another workflow: what its next release will be signed with."""
    text = change.text(of + _PIN).replace(b"release.yml", b"publish.yml")
    form = change.one(["as it is", "attested = false", "another project", "an identity's project"])
    if form == "attested = false":
        text = text.replace(b"attested = true", b"attested = false")
    elif form == "another project":
        text = text.replace(b'project = "', b'project = "not-', 1)
    elif form == "an identity's project":
        name = of.rpartition(b"/")[2]
        text = b'project = "x"\nattested = false\n\n' + text[text.index(b"[[") :].replace(b"[[attestation-identities]]", b'[[attestation-identities]]\nproject = "' + name + b'"')
    return text


def misplaced(change):
    """A pin where no package is judged."""
    place = change.one([b"dev-python/egret.cache", b"dev-python/zz", b"docs/pins/egret", b"dev-python", b"", b"eclass/egret", b"metadata/egret", b"profiles/egret",
                        b"app-misc/sandpiper", b"dev-python/a/b", b"Dev-Python/egret-cache", b"dev-python/egret-cache ", b"dev-python/egret-cache-2.1.0",
                        b"packages/egret", b"distfiles/egret", b".x/egret", b"dev-python/egret-cache/files", b"dev-python/+egret"])  # fmt: skip
    change.write((place + _PIN).lstrip(b"/"), _other(change, EGRET))
    if change.maybe(0.5):
        change.append(change.one([".gitattributes", "eclass/x.eclass", "profiles/thirdpartymirrors", "metadata/layout.conf"]), "# a comment\n")
    if place == b"docs/pins/egret" and change.maybe(0.8):
        change.link(b"app-docs", b"docs/pins")
        change.notes.append("app-docs -> docs/pins")


def linked(change):
    """A pin, or its directory, that is a link."""
    change.write(b"docs/pin" + _PIN, _other(change, EGRET))
    path, target = change.one([
        (EGRET + _PIN, b"../../docs/pin" + _PIN),
        (b"dev-python/zz", b"../docs/pin"),
        (b"dev-python/zz" + _PIN, b"../../docs/pin" + _PIN),
        (b"dev-zz", b"docs"),
        (EGRET + _PIN, change.place + b"/docs/pin" + _PIN),
    ])  # fmt: skip
    change.remove(path)
    change.link(path, target)


def garbage(change):
    """A pin that cannot be read."""
    place = change.one([b"dev-python/a.b", b"dev-python/zz", HERON, DUNLIN, b"app-misc/sandpiper", b"docs/pins/zz"])
    content = change.one([
        b"garbage", b"\0\xff", b"x = " + b"[" * 20000, b"attested-since = \"1" + b".1" * 6000 + b"\"\n", b"[[" * 5000, b"x = " + b"{a=" * 9000,
        b"a" + b".a" * 20000 + b" = 1\n", b"project = 3\n", b"\xef\xbb\xbfproject = \"x\"\n", b"x = \"" + b"\\" * 99999, b"project = \"egret-cache\"\nattested = true\nattested-since = \"1" + b".1" * 6000 + b"\"\n",
    ])  # fmt: skip
    change.write(place + _PIN, content)


def policy(change):
    """A policy that cannot be read."""
    content = change.one([b"x = " + b"[" * 20000, b"garbage", b"a" + b".a" * 20000 + b" = 1\n", b"\0", b"[[exempt]]\npackage = \"" + b"*" * 5000 + b"\"\nexpires = 2026-12-01\n"])
    change.write(change.one([b"metadata/ebuild-attest.toml", b"metadata/ebuild-attest.toml/x"]), content)
    if change.maybe():
        change.bump()


def case(change):
    """A pin under a name that is nearly a pin's."""
    change.write(EGRET + b"/" + change.one([b"Attestations.toml", b"attestations.toml ", b"attestations.toml\n", b"attestation.toml"]), _other(change, EGRET))


def gone(change):
    """A pin that goes with a package that stays, as something else."""
    change.remove(EGRET + _PIN)
    if change.maybe():
        change.write(EGRET + _PIN + b"/x", b"")
        change.notes.append("a directory in its place")


def long_version(change):
    """An ebuild or a URL with a very long version."""
    long = "1" + ".1" * change.one([30, 200, 6000])
    if len(long) < 200:
        change.other(f"dev-python/heron-parser/heron-parser-{long}.ebuild", EVIL)
    else:
        change.other("app-misc/wader/wader-1.5.0.ebuild", GOOD.replace("1.5.0", long))
        change.write("app-misc/wader/Manifest", b"")
