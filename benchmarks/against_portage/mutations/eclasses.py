"""Eclasses of ::gentoo and of the overlay, and how they are named."""

import re

from ..overlay import EVIL

_SETS = re.compile(rb"^[ \t]*:?[ \t]*\"?\$?\{?([A-Z][A-Z0-9_]+)(?::?=)", re.MULTILINE)
_PATH = "../../../../evil/x/archive/v1"


def _variables(change, name):
    """The variables that an eclass takes from the ebuild, as far as its text shows."""
    return sorted({m.decode() for m in _SETS.findall(change.ingredients.eclasses[name])} - {"SRC_URI", "EAPI", "PV", "PN", "P"})


def of_gentoo(change):
    """One of ::gentoo's, inherited beside pypi."""
    name = change.one(change.ingredients.eclasses)
    for variable in change.chance.sample(_variables(change, name), k=min(2, len(_variables(change, name)))):
        change.before_inherit(f'{variable}="{change.one([_PATH, "x", "1"])}"')
        change.notes.append(variable)
    if change.maybe(0.7):
        change.inherits(name)
    else:
        change.edit(lambda text: text.replace(b"inherit distutils-r1 pypi", b"inherit " + name.encode() + b" distutils-r1 pypi"))


def that_sets_sources(change):
    """One whose text speaks of SRC_URI."""
    names = [n for n, text in change.ingredients.eclasses.items() if b"SRC_URI" in text and n != "pypi"]
    name = change.one(names)
    change.before_inherit(*[f'{v}="{_PATH}"' for v in _variables(change, name) if change.maybe(0.3)])
    if name == "tree-sitter-grammar":
        change.before_inherit(f"TS_PV={_PATH}")
    change.manifest("x")
    change.inherits(name)


def through_another(change):
    """An eclass of the overlay that inherits such a one."""
    names = [n for n, text in change.ingredients.eclasses.items() if b"SRC_URI" in text and n != "pypi"]
    change.write("eclass/odd.eclass", f"inherit {change.one(names)}\n")
    change.inherits("odd")


def of_the_overlay(change):
    """One of the overlay's own."""
    text = change.one([
        f"SRC_URI={EVIL}", f"SRC_URI+=' {EVIL} -> x'", f"PYPI_PN=x; inherit pypi; SRC_URI={EVIL}", "PV=1.4.0", f"odd_f() {{ SRC_URI={EVIL}; }}; odd_f", f"odd_f() {{ SRC_URI={EVIL}; }}; EXPORT_FUNCTIONS f",
        f"odd_src_unpack() {{ :; }}; EXPORT_FUNCTIONS src_unpack; SRC_URI={EVIL}", "IFS=@", f"trap 'SRC_URI={EVIL}' RETURN", f"contains_word() {{ SRC_URI={EVIL}; }}", f"DESCRIPTION=$'x\\vSRC_URI={EVIL}'", f"RESTRICT=$'\\fSRC_URI={EVIL}'",
        f"[[ ${{ECLASS}} == odd ]] && SRC_URI={EVIL}", f"[[ ${{INHERITED}} == *pypi* ]] && SRC_URI={EVIL}", f"(( ECLASS_DEPTH == 1 )) && SRC_URI={EVIL}", "return 0", f"return 1; SRC_URI={EVIL}", f"IUSE=x; [[ -z ${{IUSE}} ]] && SRC_URI={EVIL}",
        f"[[ -z ${{RESTRICT}} ]] && SRC_URI={EVIL}", "exit", "",
    ])  # fmt: skip
    change.manifest("x")
    change.write("eclass/odd.eclass", text + "\n")
    if change.maybe(0.3):
        change.before_inherit("IUSE=y RESTRICT=test")
    change.inherits("odd")
    if change.maybe(0.3):
        change.already()
        change.write("eclass/odd.eclass", f"{text}\n: another\n")
        change.notes.append("and then edited")


def over_gentoo(change):
    """One of the overlay under a name of ::gentoo's, that pypi or distutils-r1 inherit in turn."""
    name = change.one(["pypi", "distutils-r1", "python-utils-r1", "multilib", "multiprocessing", "ninja-utils", "toolchain-funcs", "flag-o-matic", "eapi9-ver", "out-of-source-utils", "cargo", "python-single-r1"])
    text = change.ingredients.eclasses.get(name, b"") + f'\nSRC_URI="{EVIL}"\n'.encode()
    change.write(f"eclass/{name}.eclass", text)
    change.bump()


def named(change):
    """Odd ways to name what is inherited."""
    change.write("eclass/odd.eclass", f"SRC_URI={EVIL}\n")
    change.write("eclass/sub/odd.eclass", f"SRC_URI={EVIL}\n")
    change.write("docs/odd.eclass", f"SRC_URI={EVIL}\n")
    change.lines(change.one([
        "inherit x/odd", "inherit ../docs/odd", "inherit ./odd", "inherit sub/odd", "inherit 'odd'", "inherit o{d,}d", "inherit od?", "inherit \"odd \"", "inherit odd.eclass", "inherit \"\" odd", "inherit pypi odd",
        "for e in odd; do inherit ${e}; done", "inherit $(echo odd)", "command inherit odd", "builtin inherit odd", "eval inherit odd", "X=inherit; ${X} odd", "inherit -- odd", "f() { inherit odd; }; f", "(inherit odd)",
        "inherit odd && :", "inherit x/pypi", "inherit ${PN:0:0}odd", "inherit /odd", "inherit odd/", "inherit multilib odd", "unset -f inherit", "inherit\\\n odd", "inherit `echo odd`", "\\inherit odd", "inhe''rit odd",
    ]))  # fmt: skip


def unknown(change):
    """One that is nowhere."""
    change.inherits(change.one(["nosuch-eclass", "tree-sitter", "git-2", "R-packages"]))


def guard(change):
    """What keeps an eclass from being sourced twice."""
    name = change.one(["PYPI", "DISTUTILS_R1", "PYTHON_UTILS_R1", "MULTIBUILD", "NINJA_UTILS"])
    change.before_inherit(f"_{name}_ECLASS=1")
