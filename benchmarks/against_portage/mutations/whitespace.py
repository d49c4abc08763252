"""White space, and other characters, where Portage splits or echoes what an ebuild says."""

from ..overlay import EVIL

_SEPARATORS = tuple("\t\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2003\u2028\u2029\u202f\u205f\u3000\u200b\ufeff\x01\x07\x1b\x7f\x00")
_URL = "https:\\x2f\\x2fevil.example\\x2fheron_parser-1.5.0.tar.gz"


def in_src_uri(change):
    """A character between, in front of, or behind the tokens of SRC_URI."""
    mark = change.one(_SEPARATORS)
    shape = change.one([
        'SRC_URI+="{0}{1}"', 'SRC_URI="{1}{0}${{SRC_URI}}"', 'SRC_URI+="{0}SRC_URI={1}"', 'SRC_URI+="#{0}{1}"', 'SRC_URI+=" {1}{0}->{0}x"',
        'SRC_URI+=" {1}{0}-> heron_parser-1.5.0.tar.gz"', 'SRC_URI+=" x?{0}( {1} )"', 'SRC_URI+=" x? ({0}{1} )"', "SRC_URI+='{0}EAPI=8 SRC_URI={1}'",
        'SRC_URI="${{SRC_URI}} -> {0}heron_parser-1.5.0.tar.gz"', 'SRC_URI+="{0}x=y{0}SRC_URI={1}"',
    ])  # fmt: skip
    change.lines(shape.format(mark, EVIL))


def in_another_variable(change):
    """A line's end, as Python sees it, in what Portage reads after SRC_URI."""
    mark = change.one("\x0b\x0c\r\x1c\x1d\x1e\x85\u2028\u2029")
    name = change.one(["DESCRIPTION", "HOMEPAGE", "LICENSE", "KEYWORDS", "IUSE", "RESTRICT", "RDEPEND", "BDEPEND", "SLOT", "REQUIRED_USE", "PROPERTIES"])
    form = change.one(["{0}+='{1}SRC_URI={2}'", "{0}+=$'{1}SRC_URI={2}'", "{0}='x{1}SRC_URI={2}'"])
    change.lines(form.format(name, mark, EVIL))


def echo(change):
    """Portage echoes SRC_URI without quotes."""
    change.lines(change.one([
        f"SRC_URI='-e {_URL} \\c '\"${{SRC_URI}}\"", f"SRC_URI='-e {_URL} '\"${{SRC_URI}}\"", f"SRC_URI='-ne {_URL}\\c'\" ${{SRC_URI}}\"",
        "SRC_URI=\"-n ${SRC_URI}\"", "SRC_URI=\"-E ${SRC_URI}\"", "SRC_URI=\"-x ${SRC_URI}\"", "SRC_URI=\"-- ${SRC_URI}\"",
        f"shopt -s xpg_echo; SRC_URI+=' {_URL}'", f"shopt -s xpg_echo; SRC_URI='{_URL} \\c '\"${{SRC_URI}}\"", f"SRC_URI+=' {_URL}'",
        "SRC_URI+=' *'", "SRC_URI+=' /etc/host[n]ame'", "SRC_URI+=' ~'", "SRC_URI+=\" \\\\\"", f"SRC_URI+='\\c{EVIL}'", "SRC_URI=\"-en${SRC_URI}\"",
        f"HOMEPAGE='-e x\\nSRC_URI={EVIL}'", f"DESCRIPTION='-e x\\nSRC_URI={EVIL}'", f"LICENSE='-e MIT\\x0aSRC_URI={EVIL}'", f"KEYWORDS='-e ~amd64\\nSRC_URI={EVIL}'",
        f"IUSE='-e \\012SRC_URI={EVIL}'", f"shopt -s xpg_echo; DESCRIPTION='x\\nSRC_URI={EVIL}'",
    ]))  # fmt: skip


def field_separators(change):
    """IFS as it is when Portage reads SRC_URI."""
    value = change.one(["@", ":", "/", "''", "$' \\t\\n@'", "n", "'\"'", "."])
    change.lines(change.one([
        f"IFS={value}\nSRC_URI+=\"@{EVIL}\"", f"IFS={value}", f"IFS={value}; SRC_URI=\"${{SRC_URI}}@x\"", f"f() {{ IFS={value}; }}; f; SRC_URI+=\"@{EVIL}\"",
        f"declare -g IFS={value}; SRC_URI+=\":{EVIL}\"", f"export IFS={value}; SRC_URI+=\"@{EVIL}\"", f": ${{IFS:={value}}}", f"unset IFS; SRC_URI+=\"@{EVIL}\"",
        f"read -r IFS <<< {value}; SRC_URI+=\"@{EVIL}\"", f"for IFS in {value}; do :; done; SRC_URI+=\"@{EVIL}\"", f"printf -v IFS %s {value}; SRC_URI+=\"@{EVIL}\"",
        f"readonly IFS={value}; SRC_URI+=\"@{EVIL}\"", f"(( IFS = 3 )); SRC_URI+=\"3{EVIL}\"", f"IFS={value} :; SRC_URI+=\"@{EVIL}\"",
    ]))  # fmt: skip


def quotes(change):
    """Quotes that stay in the value."""
    change.lines(change.one([
        f"SRC_URI=\"'${{SRC_URI}}' {EVIL}\"", f"SRC_URI+=$' \\'{EVIL}\\''", "SRC_URI=\"${SRC_URI//o/\\o}\"", "SRC_URI=\"${SRC_URI/h/\\\\h}\"", "SRC_URI+=' \"x y\"'",
    ]))  # fmt: skip
