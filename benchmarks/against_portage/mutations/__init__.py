"""What is done to a sane overlay. A mutation is a function of a Change, in the module of its family."""

import importlib

FAMILIES = ("names", "links", "trees", "attributes", "caches", "profiles", "pins", "whitespace",
            "variables", "functions", "eclasses", "conditions", "encodings", "eapis")  # fmt: skip


def every():
    """{family/name: function}"""
    found = {}
    for family in FAMILIES:
        module = importlib.import_module(f"{__name__}.{family}")
        for name, function in vars(module).items():
            if callable(function) and getattr(function, "__module__", "") == module.__name__:
                if not name.startswith("_"):
                    found[f"{family}/{name}"] = function
    return found
