"""What Portage makes of an overlay; runs in the sandbox, since it sources what was generated.

    portage_side.py PORTAGE_SOURCE GENTOO PLACE ROOT

PLACE is where the overlay lies, ROOT a directory to write in. Each line of standard input is a
JSON object, and so is each answer. {"ask": "read"} gives every version that Portage lists there
and what it would fetch; {"ask": "environment"} the names of what an ebuild finds when it is sourced.
"""

import copy
import hashlib
import itertools
import json
import os
import random
import shutil
import signal
import sys
import types

SOURCE, GENTOO, PLACE, ROOT = sys.argv[1:]
NAME = os.path.basename(PLACE)
MOST_FLAGS = 5  # beyond that, 32 assignments at random, and all and none
SECONDS = 20  # for one version; what has to be sourced takes one

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)


def write(path, text):
    path = os.path.join(ROOT, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def configure():
    """A configuration of its own: ::gentoo's eclasses and mirrors, a bare profile, the overlay."""
    gentoo = os.path.join(ROOT, "gentoo")
    os.makedirs(gentoo)
    os.symlink(os.path.join(GENTOO, "eclass"), os.path.join(gentoo, "eclass"))
    os.makedirs(os.path.join(gentoo, "profiles"))
    for name in ("thirdpartymirrors", "categories", "arch.list"):
        shutil.copy(os.path.join(GENTOO, "profiles", name), os.path.join(gentoo, "profiles", name))
    write("gentoo/profiles/repo_name", "gentoo\n")
    write("gentoo/profiles/plain/eapi", "8\n")
    write("gentoo/profiles/plain/make.defaults", 'ARCH="amd64"\nACCEPT_KEYWORDS="amd64"\n')
    write("gentoo/metadata/layout.conf", "masters =\n")
    os.makedirs(os.path.join(ROOT, "etc/portage"))
    os.symlink("../../gentoo/profiles/plain", os.path.join(ROOT, "etc/portage/make.profile"))
    repositories = f"[DEFAULT]\nmain-repo = gentoo\n[gentoo]\nlocation = {gentoo}\n"
    write("etc/portage/repos.conf/repos.conf", repositories + f"[{NAME}]\nlocation = {PLACE}\n")
    features = "sandbox usersandbox userpriv ipc-sandbox network-sandbox pid-sandbox mount-sandbox news"
    without = " ".join("-" + feature for feature in features.split())
    write(
        "etc/portage/make.conf",
        f'FEATURES="{without}"\nPORTAGE_TMPDIR="{ROOT}/tmp"\nDISTDIR="{ROOT}/distfiles"\n'
        f'PYTHON_TARGETS="python3_13"\nPORTAGE_DEPCACHEDIR="{ROOT}/dep"\n',
    )
    for name in ("tmp", "distfiles", "home", "var"):
        os.makedirs(os.path.join(ROOT, name))
    os.environ.update(
        PORTAGE_CONFIGROOT=ROOT, ROOT=ROOT, EROOT=ROOT, HOME=ROOT + "/home", TMPDIR=ROOT + "/tmp",
        PORTAGE_USERNAME="nobody", PORTAGE_GRPNAME="nogroup", EPREFIX="",
    )  # fmt: skip


configure()
sys.path.insert(0, os.path.join(SOURCE, "lib"))
import portage  # noqa: E402
import portage.util  # noqa: E402
from portage.dbapi.porttree import _parse_uri_map, portdbapi  # noqa: E402

sourced = {}  # digest of all that sourcing an ebuild depends on: what it gave


class Database(portdbapi):
    """Portage's own, which sources the same ebuild in the same surroundings only once."""

    async def _run_metadata_phase(self, mycpv, mylocation, ebuild_hash, loop):
        key = digest(mycpv, ebuild_hash.location)
        if key not in sourced:
            process = await super()._run_metadata_phase(mycpv, mylocation, ebuild_hash, loop)
            sourced[key] = process.returncode, copy.deepcopy(getattr(process, "metadata", None))
        code, metadata = sourced[key]
        return types.SimpleNamespace(returncode=code, metadata=copy.deepcopy(metadata))


def digest(cpv, ebuild):
    """Of the ebuild, its package's other files and the overlay's eclasses."""
    whole = hashlib.sha256(str(cpv).encode("utf-8", "surrogateescape"))
    paths = [ebuild, PLACE + "/metadata/layout.conf"]
    for top in (PLACE + "/eclass", os.path.dirname(ebuild)):
        for directory, _, names in os.walk(top):
            paths += [os.path.join(directory, n) for n in names if not n.endswith(".ebuild")]
    for path in sorted(paths):
        whole.update(path.encode("utf-8", "surrogateescape") + b"\0")
        try:
            with open(path, "rb") as file:
                content = file.read()
            whole.update(b"%d\0" % len(content) + content)
        except OSError as e:
            whole.update(type(e).__name__.encode())
    return whole.digest()


def database():
    """Portage as it starts on this tree: what it keeps from one run to another is dropped."""
    portage.util._eapi_cache.clear()
    shutil.rmtree(os.path.join(ROOT, "dep"), ignore_errors=True)  # valid by times of files alone
    settings = portage.config(config_root=ROOT, target_root=ROOT, local_config=True)
    return Database(mysettings=settings)


def read():
    db = database()
    mirrors = db.settings.thirdpartymirrors()
    found = {}
    if PLACE not in db.repositories.location_map:
        return {"versions": {}, "mirrors": {}, "unusable": "Portage does not take it for a repository"}
    for cp in db.cp_all(trees=[PLACE]):
        for cpv in db.cp_list(cp, mytree=PLACE):
            found[str(cpv)] = {"package": cp, **fetched(db, cpv, mirrors)}
    return {"versions": found, "mirrors": {"pypi": mirrors.get("pypi", [])}}


def fetched(db, cpv, mirrors):
    """What one version fetches: for every assignment of its flags, [[distfile, [URI, …]], …]."""
    ebuild, _ = db.findname2(cpv, mytree=PLACE)
    if not ebuild or not os.path.isfile(ebuild):  # Portage fails on it and then waits for ever
        return {"error": "no file", "sets": []}
    limit()
    try:
        keys = ["EAPI", "SRC_URI", "RESTRICT", "INHERITED"]
        eapi, uris, restrict, inherited = db.aux_get(cpv, keys, mytree=PLACE)
    except Exception as e:  # whatever it is, this version cannot be installed
        return {"error": type(e).__name__, "sets": []}
    sets = []
    for flags in assignments(uris):
        try:
            metadata = {"EAPI": eapi, "SRC_URI": uris, "RESTRICT": restrict}
            files = _parse_uri_map(cpv, metadata, use=flags)
        except Exception:
            continue
        one = [[name, sorted(u for uri in of for u in expanded(uri, mirrors))] for name, of in sorted(files.items())]
        if one not in sets:
            sets.append(one)
    return {"inherited": inherited.split(), "src-uri": uris, "sets": sets}


def assignments(uris):
    flags = sorted({t[:-1].lstrip("!") for t in uris.split() if t.endswith("?")})
    if len(flags) <= MOST_FLAGS:
        return [set(c) for n in range(len(flags) + 1) for c in itertools.combinations(flags, n)]
    chance = random.Random(0)
    return [set(), set(flags), *({f for f in flags if chance.random() < 0.5} for _ in range(32))]


def expanded(uri, mirrors):
    if uri.startswith("mirror://"):
        name, _, path = uri[len("mirror://") :].partition("/")
        if mirrors.get(name):
            return [m.rstrip("/") + "/" + path for m in mirrors[name]]
    return [uri]


def environment():
    """The names that bash knows where an ebuild is sourced; the overlay holds one that tells."""
    db = database()
    told = {}
    for cp in db.cp_all(trees=[PLACE]):
        for cpv in db.cp_list(cp, mytree=PLACE):
            words = db.aux_get(cpv, ["DESCRIPTION", "HOMEPAGE"], mytree=PLACE)
            told = {"variables": words[0].split(), "functions": words[1].split()}
    return told


def overdue(*_):
    if os.getpid() == 1:  # in a namespace of its own: what was sourced may fork without end
        os.kill(-1, signal.SIGKILL)
    raise TimeoutError(f"no answer within {SECONDS} s")


def limit():
    signal.signal(signal.SIGALRM, overdue)  # Portage sets it back after a use of its own
    signal.alarm(SECONDS)


for line in sys.stdin:
    limit()
    try:
        answer = {"read": read, "environment": environment}[json.loads(line)["ask"]]()
    except Exception as e:
        answer = {"versions": {}, "mirrors": {}, "unusable": f"{type(e).__name__}: {e}"}
    signal.alarm(0)
    print(json.dumps(answer), file=answers, flush=True)
