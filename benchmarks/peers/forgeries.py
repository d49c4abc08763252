"""Forgeries of PEP 740 documents: each is the genuine one with a single thing changed."""

import base64
import copy
import json

ENCODED = {
    "certificate", "keyId", "signedEntryTimestamp", "rootHash", "hashes",
    "canonicalizedBody", "statement", "signature",
}


def places(value, here=()):
    if here:
        yield here
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, here + (key,))


def at(document, steps):
    for step in steps:
        document = document[step]
    return document


def spoil(text, field, how):
    """Flips a bit in the middle, or cuts off the end; of the bytes where the text is base64."""
    if field in ENCODED:
        data = bytearray(base64.b64decode(text))
        if not data:
            return None
        if how == "flipped":
            data[len(data) // 2] ^= 1
        else:
            del data[-1]
        return base64.b64encode(bytes(data)).decode()
    if not text:
        return None
    if how == "cut":
        return text[:-1]
    middle = len(text) // 2
    return text[:middle] + chr(ord(text[middle]) ^ 1) + text[middle + 1:]


def others(value, field):
    yield "null", None
    yield "number", 7
    yield "text", "text"
    yield "list", []
    yield "object", {}
    if isinstance(value, str):
        yield "empty", ""
        yield "flipped", spoil(value, field, "flipped")
        yield "cut", spoil(value, field, "cut")
        if value.isdigit():
            yield "later", str(int(value) + 1)
    if isinstance(value, int):
        yield "later", value + 1
    if isinstance(value, list) and value:
        yield "repeated", value + [value[0]]
        yield "shorter", value[:-1]
        if isinstance(value[0], dict):
            yield "with-nothing", value + [{}]


def dumped(document):
    return json.dumps(document, ensure_ascii=False)


def of(document):
    """Pairs of a name and the forged document's text."""
    seen = {dumped(document)}
    for steps in places(document):
        path = ".".join(map(str, steps))
        field = next(s for s in reversed(steps) if isinstance(s, str))
        value = at(document, steps)
        holder, last = steps[:-1], steps[-1]

        def edited(change):
            forged = copy.deepcopy(document)
            change(at(forged, holder))
            return dumped(forged)

        made = [("dropped", edited(lambda h: h.pop(last)))]
        for how, other in others(value, field):
            made.append((how, edited(lambda h: h.__setitem__(last, other))))
        if isinstance(last, str):
            # the genuine value comes second, which is the one that lenient readers take
            def twice(h):
                members = list(h.items())
                h.clear()
                for key, inner in members:
                    if key == last:
                        h["@again@" + key] = None
                    h[key] = inner
            made.append(("twice", edited(twice).replace("@again@", "")))
        for how, text in made:
            if text not in seen:
                seen.add(text)
                yield f"{path}:{how}", text
    if "attestation_bundles" in document:
        forged = copy.deepcopy(document)
        forged["attestation_bundles"].append(
            {"publisher": forged["attestation_bundles"][0]["publisher"], "attestations": []})
        yield "attestation_bundles:second-empty", dumped(forged)
