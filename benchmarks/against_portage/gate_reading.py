"""Holds what the gate says of a change against what Portage reads before and after it.

A difference is one line for people: a kind, and what was seen.
"""

import json
import re

PYPI = re.compile(r"pythonhosted\.org|pypi\.org|^mirror://pypi", re.IGNORECASE)
ACCEPTED = ("attested", "unattested", "accepted")
REVISION = re.compile(r"-r\d+$")


def report(answer):
    """The gate's report, or None where it gave none."""
    try:
        return json.loads(answer[1])
    except ValueError:
        return None


def verdict(answer):
    """One word for what the gate did with the change as a whole."""
    if answer[0] == 0:
        bumps = report(answer)["bumps"]
        judged = sorted({b["verdict"] for b in bumps} - {"unchanged"})
        return "+".join(judged) if judged else "unchanged" if bumps else "no bump"
    return {1: "blocked", 2: "not checked", 3: "exit 3", 4: "waiting"}.get(answer[0], "failed")


def failure(answer):
    """Where the gate could not do its work because of what a commit holds."""
    given = report(answer)
    if given is None:
        return f"exit {answer[0]} without a report: {answer[2].strip()[:200]}"
    for finding in given["findings"]:
        if finding["id"] in ("internal-error", "repository-unsupported"):
            return f"{finding['id']}: {finding['message'][:200]}"
    return None


def differences(answer, before, after, pinned, everything):
    """What the gate passes and Portage reads otherwise.

    before and after are Portage's readings of the base and of the tree, pinned the packages that
    have a pin in one of them; everything: all ebuilds were judged, not those of a change.
    """
    if answer[0] not in (0, 4):
        return []
    judged = {f"{b['package']}-{b['version']}": b for b in report(answer)["bumps"]}
    mirrors = before["mirrors"].get("pypi", [])
    found = []
    for cpv, reading in sorted(after["versions"].items()):
        bump = judged.get(cpv)
        kind = bump["verdict"] if bump else None
        if not reading["sets"]:
            continue
        if kind in ACCEPTED:
            found += passed(cpv, kind, bump, reading, mirrors)
        elif everything or not same(cpv, reading, before):
            if kind == "unchanged":
                found.append(("changed", f"{cpv} is «unchanged»; Portage fetches {brief(reading)}"))
            elif concerns_pypi(reading) or reading["package"] in pinned and kind is None:
                found.append(("unseen", f"{cpv} is {kind or 'in no report'}; Portage fetches {brief(reading)}"))
    return found


def passed(cpv, kind, bump, reading, mirrors):
    """A bump that passed: Portage fetches what the gate saw, its own file under every flag."""
    known = {(a["distfile"], u) for a in bump["artifacts"] for u in expanded(a["url"], mirrors)}
    own = {(a["distfile"], u) for a in bump["artifacts"] if a["kind"] == "pypi" for u in expanded(a["url"], mirrors)}
    told = " ".join(bump["not-covered"])
    for one in reading["sets"]:
        # a name without an address is fetched from nowhere; a prefix says whether mirrors are asked
        pairs = {(name, re.sub("^(fetch|mirror)[+]", "", uri) or name) for name, of in one for uri in of or [""]}
        for name, uri in sorted(pairs - known):
            if PYPI.search(uri) or name in {n for n, _ in known} or name not in told:
                return [("otherwise", f"{cpv} is «{kind}»; Portage fetches {name} from {uri!r}")]
        if pairs and not pairs & own:
            return [("without", f"{cpv} is «{kind}»; with some flags Portage fetches only {sorted(pairs)}")]
    return []


def same(cpv, reading, before):
    """Whether the base has this version, whatever its revision, with these sources."""
    name = REVISION.sub("", cpv)
    known = [s for c, r in before["versions"].items() if REVISION.sub("", c) == name for s in r["sets"]]
    return all(one in known for one in reading["sets"])


def concerns_pypi(reading):
    return any(PYPI.search(uri) for one in reading["sets"] for _, of in one for uri in of)


def brief(reading):
    return "; ".join(sorted({f"{name} from {' '.join(of)}" for one in reading["sets"] for name, of in one}))[:300]


def expanded(uri, mirrors):
    if uri.startswith("mirror://pypi/") and mirrors:
        return [m.rstrip("/") + uri[len("mirror://pypi") :] for m in mirrors]
    return [uri]
