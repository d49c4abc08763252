"""What pypi-attestations says about a list of documents.

The list is that of JudgeDocuments: name, kind, trusted root, distribution, document, tabs between.
Each answer is a line: the name, a tab, and "pass", "refused: why" or "exception: which". What
passes is what the command `pypi-attestations verify pypi` would print OK for: every attestation of
every bundle verifies under the bundle's publisher, however many there are.
"""

import logging
import sys
from pathlib import Path

from pypi_attestations import Attestation, Distribution, Provenance
from pypi_attestations import AttestationError
from pydantic import ValidationError
from sigstore.models import TrustedRoot
from sigstore.verify import Verifier
from sigstore.verify.policy import UnsafeNoOp

logging.disable(logging.WARNING)  # a bare attestation names no publisher to compare with
roots = {}


def trust(path):
    """Makes the library verify under this trusted root, which its own API has no room for."""
    verifier = roots.get(path)
    if verifier is None:
        verifier = roots[path] = Verifier(trusted_root=TrustedRoot.from_file(path))
    Verifier.production = classmethod(lambda cls, *, offline=False: verifier)


def judge(kind, root, distribution, document):
    trust(root)
    try:
        dist = Distribution.from_file(Path(distribution))
        text = Path(document).read_bytes()
        if kind == "attestation":
            Attestation.model_validate_json(text).verify(UnsafeNoOp(), dist, offline=True)
        else:
            for bundle in Provenance.model_validate_json(text).attestation_bundles:
                for attestation in bundle.attestations:
                    attestation.verify(bundle.publisher, dist, offline=True)
        return "pass"
    except (AttestationError, ValidationError) as e:
        return "refused: " + " ".join(str(e).split())[:120]
    except Exception as e:  # its command would end in a traceback
        return f"exception: {type(e).__name__}: " + " ".join(str(e).split())[:100]


for line in Path(sys.argv[1]).read_text().splitlines():
    name, kind, root, distribution, document = line.split("\t")
    print(f"{name}\t{judge(kind, root, distribution, document)}")
