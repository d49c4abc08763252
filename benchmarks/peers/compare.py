"""Compares this tool with pypi-attestations, document by document.

    compare.py DATA WORK CLASS-PATH

Every *.provenance and *.attestation below DATA is tried as it is and forged; its distribution has
its name without that ending, and the trusted root is trusted_root.production.json (or
trusted_root.json) in DATA. What the test kit signs is tried under the test kit's root. Prints every
disagreement and who is right. Ends with 1 where this tool passes what the reference refuses, where
the reference refuses what the test kit signs honestly, and where a disagreement has no reason.
"""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import forgeries

# Why this tool is right to refuse what the reference passes.
REASONS = {
    "provenance-not-json": "a key occurs twice, and two readers may take two values",
    "provenance-empty": "nothing is attested at all",
    "provenance-shape": "a field that PEP 740 requires is absent, or of another type",
    "provenance-unknown-version": "nobody knows what another version means",
    "predicate-repeated": "PyPI takes each predicate once a file",
    "no-publish-attestation": "PEP 740's publish attestation is what says that PyPI was meant",
    "log-entry-extra": "a second log entry is read by nobody, and can say anything",
    "log-entry-mismatch": "the log entry is for something else than what was signed",
    "log-entry-unsupported": "the log entry is of another kind than it says",
    "log-checkpoint": "the log did not sign that tree head",
    "log-promise": "the log did not promise that time",
    "log-inclusion": "the log does not hold the entry",
    "signing-time-missing": "no log or authority says when it was signed",
    "signing-time-outside-certificate": "the key was used when its certificate was not valid",
    "timestamp-invalid": "a timestamp is not of this signature, or not of its authority then",
    "certificate-usage": "the certificate is not for signing code",
    "statement-shape": "the statement is not exactly one about one file",
    "publisher-disagrees": "the document's publisher is not the certificate's",
    "publisher-unknown": "a publisher that cannot be compared with the certificate",
    "issuer-mismatch": "another identity provider than the publisher's",
}


def distribution(document):
    name = document.name
    for ending in (".provenance.reserialized", ".provenance", ".publish.attestation",
                   ".slsa.attestation", ".attestation"):
        if name.endswith(ending):
            return document.with_name(name[: -len(ending)])
    return None


def listed(data, work):
    """Yields name, kind, root, distribution, document, and whether it must pass."""
    root = next(p for p in (data / "trusted_root.production.json", data / "trusted_root.json")
                if p.exists())
    forged = work / "forged"
    forged.mkdir(parents=True, exist_ok=True)
    number = 0
    for document in sorted(data.rglob("*")):
        file = distribution(document)
        if file is None or not file.exists():
            continue
        kind = "attestation" if document.name.endswith(".attestation") else "provenance"
        name = str(document.relative_to(data))
        yield name, kind, root, file, document, False
        for what, text in forgeries.of(json.loads(document.read_text("utf-8"))):
            number += 1
            path = forged / f"{number}.json"
            path.write_text(text, "utf-8")
            yield f"{name} {what}", kind, root, file, path, False
    signed = work / "signed"
    for document in sorted(signed.glob("*.provenance")):
        honest = document.name.endswith(".honest.provenance")
        yield (f"testkit {document.stem}", "provenance", signed / "trusted_root.json",
               next(signed.glob("*.tar.gz")), document, honest)


def answers(command):
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return dict(line.split("\t", 1) for line in out.splitlines())


def main():
    data, work, class_path = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    here = Path(__file__).parent
    java = ["java", "-cp", class_path]
    peers = "io.github.ebuildattest.benchmarks.peers."
    subprocess.run([*java, peers + "SignDocuments", str(work / "signed")], check=True)
    cases = list(listed(data, work))
    table = work / "list"
    table.write_text("".join("\t".join(map(str, c[:5])) + "\n" for c in cases), "utf-8")
    ours = answers([*java, peers + "JudgeDocuments", str(table)])
    theirs = answers([sys.executable, str(here / "reference.py"), str(table)])

    count, bad = Counter(), []
    for name, *_, must_pass in cases:
        mine, reference = ours[name], theirs[name]
        passes = mine == "pass"
        count["both pass" if passes and reference == "pass" else
              "both refuse" if not passes and reference != "pass" else
              "only the reference passes" if not passes else "only this tool passes"] += 1
        count["the reference ends in an exception"] += reference.startswith("exception")
        if must_pass and not (passes and reference == "pass"):
            bad.append(name)
            print(f"HONEST AND REFUSED  {name}: this tool {mine}; reference {reference}")
        elif passes and reference != "pass":
            bad.append(name)
            print(f"REFERENCE RIGHT?    {name}: this tool passes; reference {reference}")
        elif not passes and reference == "pass":
            if mine == "statement-not-ascii":
                print(f"the reference is right  {name}: could not check, sigstore-java counts "
                      "characters where DSSE counts bytes")
                continue
            reasons = [REASONS[i] for i in mine.split(",") if i in REASONS]
            if not reasons:
                bad.append(name)
            print(f"this tool is right  {name}: {mine}: {reasons[0]}" if reasons else
                  f"UNEXPLAINED         {name}: {mine}")
    print(f"\n{len(cases)} documents: " + ", ".join(f"{n} {k}" for k, n in sorted(count.items())))
    print(f"forgeries: {sum(' ' in c[0] and not c[5] for c in cases)}, "
          f"honestly signed by the test kit: {sum(c[5] for c in cases)}, bad: {len(bad)}")
    return 1 if bad else 0


sys.exit(main())
