"""Functions that an ebuild defines, or finds, under names that somebody else calls."""

from ..overlay import EVIL

_BUILTINS = ("echo", "set", "unset", "declare", "exec", "exit", "true", "local", "export", "printf", "shopt", "builtin", "command", "eval", "trap",
             "return", "readonly", "[", ":", "test", "source", ".", "read", "let", "cd", "type", "break", "continue", "shift", "unalias", "typeset")  # fmt: skip


def _body(change):
    return change.one([f"SRC_URI={EVIL}", f"SRC_URI={EVIL}; false", f"SRC_URI+=' {EVIL} -> x'", f"declare -g SRC_URI={EVIL}"])


def of_portage(change):
    """A function that Portage calls once an ebuild is sourced."""
    change.manifest("x")
    name = change.one(change.ingredients.functions + ["contains_word", "___eapi_has_BDEPEND", "has", "die"])
    change.lines(f"{name}() {{ {_body(change)}; }}")


def of_bash(change):
    """A function in the place of a builtin."""
    change.manifest("x")
    name = change.one(_BUILTINS)
    body = change.one([_body(change), f"builtin {name} \"${{@/#SRC_URI=*/SRC_URI={EVIL}}}\"", f"builtin echo -n; SRC_URI={EVIL}; builtin {name} \"$@\""])
    change.lines(f"{name}() {{ {body}; }}" if change.maybe(0.7) else f"function {name} {{ {body}; }}")


def of_an_eclass(change):
    """A function of an eclass, defined before or after it is inherited, and called by another one."""
    name = change.one(["_pypi_set_globals", "_pypi_sdist_url", "pypi_sdist_url", "_pypi_normalize_name", "_pypi_translate_version", "pypi_translate_version", "inherit", "EXPORT_FUNCTIONS", "python_gen_cond_dep",
                       "_distutils_set_globals", "_python_set_globals", "distutils_enable_tests", "ver_cut", "debug-print", "debug-print-function", "eqawarn", "has", "use"])  # fmt: skip
    change.manifest("x")
    line = f"{name}() {{ {_body(change)}; }}"
    if change.maybe():
        change.before_inherit(line)
    else:
        change.lines(line)
        if change.maybe():
            change.lines(change.one(["inherit multiprocessing", "distutils_enable_tests pytest", "ver_cut 1", f"{name}"]))


def found(change):
    """What is there to be called."""
    name = change.one(change.ingredients.functions)
    change.lines(change.one(["declare -F {0} >/dev/null && SRC_URI={1}", "[[ $(type -t {0}) == function ]] && SRC_URI={1}", "type {0} &>/dev/null && SRC_URI={1}", "command -v {0} >/dev/null && SRC_URI={1}",
                             "{0} &>/dev/null && SRC_URI={1}", "{0} x y &>/dev/null || SRC_URI={1}", "[[ $({0} x) ]] && SRC_URI={1}"]).format(name, EVIL))  # fmt: skip


def hooks(change):
    """Names that bash calls by itself."""
    change.lines(change.one([
        "command_not_found_handle() {{ SRC_URI={0}; }}\nno-such-command-at-all", "PROMPT_COMMAND='SRC_URI={0}'", "BASH_ENV=/x", "complete -C x y", "enable -n echo", "hash -p /bin/true x", "ulimit -n 3",
        "umask 0; SRC_URI+=' '", "unset -f inherit", "unset -f contains_word", "enable -f /x y", "set -o functrace; trap 'SRC_URI={0}' RETURN", "shopt -s extdebug", "trap 'SRC_URI={0}' EXIT; exit",
        "kill -0 $$ && SRC_URI={0}", "exec true", "suspend -f", "times >/dev/null && :", "disown -a", "alias echo='echo {0}'", "shopt -s expand_aliases", "shopt -s expand_aliases; alias echo='SRC_URI={0} echo'",
    ]).format(EVIL))  # fmt: skip
