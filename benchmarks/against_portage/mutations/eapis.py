"""Lines that say which EAPI, and what differs between them."""

from ..overlay import EVIL


def line(change):
    form = change.one(['EAPI="8"', "EAPI='8'", "EAPI=8 # x", "EAPI=8;", "\tEAPI=8", "EAPI=7", "EAPI=6", "EAPI=9", "EAPI=5", "EAPI=0", "", "EAPI=8\nEAPI=7", "EAPI=7\nEAPI=8", "EAPI=\"8'", "EAPI=$((8))", "export EAPI=8", "EAPI= 8", "eapi=8",
                       "EAPI=8x", "EAPI=\\8", "EAPI=", 'EAPI=""', "# x\n\n# y\n EAPI=8", "X=1\nEAPI=8", "EAPI=08", "EAPI=8 X=1", ": \nEAPI=8", "EAPI='8'x", "EAPI=8\u00a0", "\u00a0EAPI=8", "EAPI=8\x0b", "\x0cEAPI=8", "#\x85EAPI=7\nEAPI=8", "\u2028\nEAPI=8",
                       "EAPI=8-python", "EAPI=4-slot-abi", "EAPI=8\r"])  # fmt: skip
    change.edit(lambda text: text.replace(b"EAPI=8", form.encode(), 1))
    if change.maybe(0.3):
        change.lines(f"[[ ${{EAPI}} == {change.one(['8', '7', '9'])} ]] && SRC_URI={EVIL}")


def differing(change):
    """What means something else in another EAPI."""
    change.manifest("x")
    change.edit(lambda text: text.replace(b"EAPI=8", change.one([b"EAPI=7", b"EAPI=8", b"EAPI=9"]), 1))
    change.lines(change.one([
        f"SRC_URI+=' fetch+{EVIL} -> x'", f"[[ -n ${{D}} ]] && SRC_URI={EVIL}", "SRC_URI=\"${SRC_URI/x/&}\"", f"ver_test 1 -lt 2 && SRC_URI={EVIL}", f"has x a x && SRC_URI={EVIL}", f"X=( /etc/host* ); SRC_URI=\"${{SRC_URI}} ${{X:+{EVIL}}}\"",
        f"shopt -q failglob && SRC_URI={EVIL}", f"[[ $(ver_cut 1-2) == 1.5 ]] && SRC_URI={EVIL}", f"hasq x x && SRC_URI={EVIL}", f"declare -F ver_replacing && SRC_URI={EVIL}", f"declare -F edo && SRC_URI={EVIL}", f"bash -c '[[ $PN ]]' && SRC_URI={EVIL}",
    ]))  # fmt: skip
