"""USE conditions, renames and prefixes of SRC_URI."""

from ..overlay import EVIL, GOOD


def around_the_file(change):
    """The package's own file under a flag, and another one beside it."""
    flag = change.one(["nosuchflag", "!nosuchflag", "test", "python_targets_python3_13", "verify-provenance", "!verify-provenance", "doc", "amd64", "+doc", "-doc", "do c"])
    shape = change.one(["{0}? ( ${{SRC_URI}} ) {1} -> x", "{0}? ( ${{SRC_URI}} ) !{0}? ( {1} )", "{0}? ( ${{SRC_URI}} )", "a? ( b? ( ${{SRC_URI}} ) ) {1} -> x", "{0}? ( ${{SRC_URI}} {1} ) {1} -> x",
                        "{0}? ( {1} -> heron_parser-1.5.0.tar.gz ) ${{SRC_URI}}", "{0}? ( ${{SRC_URI}} ) {1}", "{0}? ( ${{SRC_URI}} ) {2} -> y"])  # fmt: skip
    for name in ("x", "y"):
        change.manifest(name)
    change.lines(f'IUSE+=" {flag.lstrip("!+-")}"', 'SRC_URI="' + shape.format(flag, EVIL, GOOD.replace("1.5.0", "1.4.0")) + '"')


def grammar(change):
    """What is nearly the grammar of PMS."""
    change.manifest("x")
    change.lines('SRC_URI="' + change.one([
        "${SRC_URI} || ( E )", "( ${SRC_URI} ) E", "( ( ${SRC_URI} ) )", "${SRC_URI} (E)", "${SRC_URI} x? (E )", "${SRC_URI} x? ( )", "${SRC_URI} x?( E )", "${SRC_URI} )", "( ${SRC_URI}", "${SRC_URI} -> x -> y", "${SRC_URI} ->",
        "-> ${SRC_URI}", "${SRC_URI} E -> a/b", "${SRC_URI} E -> ../x", "${SRC_URI} E -> .", "${SRC_URI} x? E", "${SRC_URI} ?", "${SRC_URI} !? ( E )", "${SRC_URI} x?? ( E )", "${SRC_URI} !!x? ( E )", "${SRC_URI} x/y? ( E )",
        "${SRC_URI} ^^ ( E )", "${SRC_URI} x? ( E ) -> y", "x? ( -> ) ${SRC_URI}", "${SRC_URI} x? ( || ( E ) )", "${SRC_URI} [x]? ( E )", "${SRC_URI} E->x", "${SRC_URI} E -> heron_parser-1.5.0.tar.gz",
        "${SRC_URI} a@b? ( E )", "${SRC_URI} \u00e9? ( E )", "${SRC_URI} x? ( E )y? ( E )",
    ]).replace("E", EVIL) + '"')  # fmt: skip


def address(change):
    """Addresses that are nearly PyPI's."""
    path = "/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"
    change.manifest("x")
    change.lines('SRC_URI="' + change.one([
        "http://files.pythonhosted.org{0}", "https://FILES.pythonhosted.org{0}", "https://files.pythonhosted.org:443{0}", "https://files.pythonhosted.org@evil.example{0}", "https://files.pythonhosted.org.evil.example{0}",
        "https://files.pythonhosted.org{0}?x", "https://files.pythonhosted.org{0}#x", "https://files.pythonhosted.org/%70ackages/source/h/heron-parser/heron_parser-1.5.0.tar.gz", "HTTPS://files.pythonhosted.org{0}",
        "fetch+https://files.pythonhosted.org{0}", "mirror+https://files.pythonhosted.org{0}", "mirror+https://evil.example{0}", "fetch+https://evil.example{0}", "https://files.pythonhosted.org/packages/../evil{0}",
        "https://files.pythonhosted.org/{0}", "https:///files.pythonhosted.org{0}", "https:files.pythonhosted.org{0}", "file://files.pythonhosted.org{0}", "ftp://files.pythonhosted.org{0}", "//files.pythonhosted.org{0}",
        "heron_parser-1.5.0.tar.gz", "files.pythonhosted.org{0}", "https://files.pythonhosted.org\\\\evil.example{0}", "https://files.pythonhosted.org{0}/", "https://pypi.org{0}", "https://pypi.io{0}", "https://pypi.python.org{0}",
        "mirror://pypi/../../evil/heron_parser-1.5.0.tar.gz", "mirror://pypi//h/heron-parser/heron_parser-1.5.0.tar.gz", "mirror://pypi", "mirror://PyPI/h/heron-parser/heron_parser-1.5.0.tar.gz", "mirror://pypi?/h/x",
        "https://files.pythonhosted.org{0} -> x", "https://files.pythonhosted.org{0} https://evil.example{0}", "https://evil.example{0} -> heron_parser-1.5.0.tar.gz https://files.pythonhosted.org{0}",
        "https://files.pythonhosted.org/packages/source/e/egret-cache/egret_cache-2.1.0.tar.gz -> heron_parser-1.5.0.tar.gz", "https://files.pythonhosted.org{0} mirror://gentoo/heron_parser-1.5.0.tar.gz",
        "{1} -> heron_parser-1.5.0.tar.gz.provenance https://files.pythonhosted.org{0}", "https://files.pythonhosted.org./packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
    ]).format(path, EVIL) + '"')  # fmt: skip


def restricted(change):
    """RESTRICT and PROPERTIES, which say where from."""
    change.manifest("x")
    change.lines(change.one(["RESTRICT=fetch", "RESTRICT=primaryuri", "RESTRICT=mirror", f"RESTRICT=fetch; SRC_URI+=' fetch+{EVIL} -> x'", "PROPERTIES=live", "PROPERTIES=live; SRC_URI=", f"RESTRICT='test? ( fetch )'; SRC_URI+=' mirror+{EVIL} -> x'"]))


def assembled(change):
    """An address of PyPI that is put together, in a package without a pin."""
    unknown = change.one(["${MY_X}", "${XARGS}", "$(date +%N)", "${PORTAGE_GRPNAME:0:0}", "${USE:0:0}", "$(uname)", "${RANDOM:0:0}", "$(< /dev/null)"])
    text = change.one([
        'H=pythonhosted\nSRC_URI="https://files.${{H}}.org/packages/source/n/newpkg/newpkg-${{PV}}{0}.tar.gz"', 'H="files.python{0}"\nSRC_URI="https://${{H}}hosted.org/packages/source/n/newpkg/newpkg-1.tar.gz"',
        'M="mirror{0}"\nSRC_URI="${{M}}://pypi/n/newpkg/newpkg-1.tar.gz"', 'SRC_URI="https://files.$(rev <<< detsohnohtyp).org/x/newpkg-1.tar.gz{0}"', 'X=$(printf "\\x66iles")\nSRC_URI="https://${{X}}.pyth""onhosted.org/a/newpkg-1.tar.gz"',
        'SRC_URI="https://files.p{0}ythonhosted.org/packages/source/n/newpkg/newpkg-1.tar.gz"', 'X=gro.detsohnohtyp.selif; for (( i=${{#X}}; i; i-- )); do Y+=${{X:i-1:1}}; done\nSRC_URI="https://${{Y}}/a/newpkg-1.tar.gz"',
        'printf -v SRC_URI "https://files.%s%s.org/a/newpkg-1.tar.gz" python hosted', 'E=py; inherit ${{E}}pi\nSRC_URI="$(pypi_sdist_url newpkg 1)"', 'X=( files python hosted org )\nSRC_URI="https://${{X[0]}}.${{X[1]}}${{X[2]}}.${{X[3]}}/a/newpkg-1.tar.gz{0}"',
        'SRC_URI="https://files.pythonhosteX.org/a/newpkg-1.tar.gz{0}"\nSRC_URI=${{SRC_URI/X/d}}', "SRC_URI=$'https://files.\\x70ythonhosted.org/a/newpkg-1.tar.gz'\"{0}\"", 'SRC_URI="https://files.{{x,pythonhosted}}.org/a/newpkg-1.tar.gz{0}"',
    ]).format(unknown)  # fmt: skip
    change.write("app-misc/newpkg/newpkg-1.ebuild", f"EAPI=8\n{text}\nDESCRIPTION=x\nSLOT=0\n")
    change.append("app-misc/newpkg/Manifest", b"")
