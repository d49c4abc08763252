"""Git objects written one by one, malformed ones too, so that no command of git is in the way."""

import hashlib
import os
import zlib
from pathlib import Path

FILE, PROGRAM, LINK, GITLINK = b"100644", b"100755", b"120000", b"160000"


class Store:
    """The objects directory of a bare repository."""

    def __init__(self, directory):
        self.directory = Path(directory)
        (self.directory / "refs").mkdir(parents=True)
        (self.directory / "HEAD").write_text("ref: refs/heads/main\n")
        (self.directory / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n")
        self.objects = self.directory / "objects"
        self.objects.mkdir()
        self.written = set()

    def write(self, kind, content):
        """Writes one object, whatever its content; its id in hexadecimal."""
        whole = kind.encode() + b" %d\0" % len(content) + content
        name = hashlib.sha1(whole).hexdigest()
        if name not in self.written:
            place = self.objects / name[:2]
            place.mkdir(exist_ok=True)
            if not (place / name[2:]).exists():
                unfinished = place / f"{name[2:]}.{os.getpid()}.{id(content)}"
                unfinished.write_bytes(zlib.compress(whole, 1))
                unfinished.rename(place / name[2:])
            self.written.add(name)
        return name

    def tree(self, files, extra):
        """A tree object for {path: (mode, content)}, a gitlink's content being its commit's id.

        extra is {directory: [(mode, name, content)]}: entries that a directory has besides, in this
        order and with these names, which may be none that git would give. A (mode, name, content)
        of a directory has {path: (mode, content)} for its content.
        """
        here, below = [], {}
        for path, (mode, content) in files.items():
            first, slash, rest = path.partition(b"/")
            if slash:
                below.setdefault(first, {})[rest] = (mode, content)
            else:
                here.append((mode, first, self.content(mode, content)))
        inner = {}
        for directory, entries in extra.items():
            if directory:
                first, _, rest = directory.partition(b"/")
                inner.setdefault(first, {})[rest] = entries
                below.setdefault(first, {})
        for name, content in below.items():
            here.append((b"40000", name, self.tree(content, inner.get(name, {}))))
        here.sort(key=lambda e: e[1] + (b"/" if e[0] == b"40000" else b""))
        for mode, name, content in extra.get(b"", []):
            here.append((mode, name, self.content(mode, content)))
        return self.write("tree", b"".join(m + b" " + n + b"\0" + bytes.fromhex(o) for m, n, o in here))

    def content(self, mode, content):
        if isinstance(content, dict):
            return self.tree(content, {})
        return content.decode() if mode == GITLINK else self.write("blob", content)

    def commit(self, tree, *parents):
        who = b"Contributor <contributor@overlay.example> 1767225600 +0000"
        lines = [b"tree " + tree.encode(), *(b"parent " + p.encode() for p in parents)]
        lines += [b"author " + who, b"committer " + who, b"", b"A change", b""]
        return self.write("commit", b"\n".join(lines))
