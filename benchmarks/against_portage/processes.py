"""The processes that are asked: Portage in its sandbox, the gate, the stand-in for PyPI, git."""

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent

# in a mount namespace: nothing can be written but below $0
READ_ONLY = """
mount --make-rprivate /
mount -t proc proc /proc
mount -t tmpfs tmpfs /dev/shm
mount --bind "$0" "$0"
while read -r _ place _; do
	case $place in
		"$0"|/proc|/proc/*|/dev|/dev/*|/sys|/sys/*) ;;
		*) mount -o remount,ro,bind "$place" 2>/dev/null || true ;;
	esac
done </proc/mounts
cd "$0"
exec "$@"
"""


def sandbox():
    """How Portage is shut in here: (words for people, the command in front of it)."""
    if os.getuid() == 0:
        drop = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs"]
        shut = ["unshare", "--net", "--mount", "--pid", "--ipc", "--fork", "--kill-child"]
        if shutil.which("setpriv") and works([*shut, *drop, "true"]):
            return "user 65534, no network, everything else read-only, processes of its own", shut, drop
        sys.exit("as root, unshare and setpriv (util-linux) are needed: nothing generated runs as root")
    shut = ["unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child"]
    if works([*shut, "true"]):
        return "a user namespace, no network, everything else read-only", shut, []
    return "this user, WITHOUT a network namespace (unshare does not work here)", [], []


def works(command):
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


class Portage:
    """The real Portage in one process, for the trees that lie in one place."""

    def __init__(self, source, gentoo, place, root):
        _, shut, drop = sandbox()
        root.mkdir(parents=True)
        if drop:
            os.chown(root, 65534, 65534)
        command = [*drop, sys.executable, "-I", str(HERE / "portage_side.py")]
        command += [str(source), str(gentoo), str(place), str(root)]
        if shut:
            command = [*shut, "sh", "-ec", READ_ONLY, str(root), *command]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=open(root.with_suffix(".log"), "w"),
            env={"PATH": os.environ["PATH"], "HOME": str(root), "LC_ALL": "C.UTF-8"},
            text=True,
        )

    def ask(self, **question):
        print(json.dumps(question), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("Portage's process has ended; its last words are in the .log beside its root")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


class Gate:
    """The program, run again and again in one process."""

    def __init__(self, classes, home):
        home.mkdir(parents=True)
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "EBUILD_ATTEST_CACHE": "none",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.process = subprocess.Popen(
            ["java", "-Xmx1g", "-XX:+UseSerialGC", "-cp", classes, str(HERE / "JudgeTrees.java")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=open(home / "log", "w"),
            env=environment,
            text=True,
        )

    def run(self, directory, *arguments):
        """(exit code, standard output, standard error)"""
        print(directory, *arguments, sep="\t", file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit("the gate's process has ended; see the log in its home")
        code, out, err = line.rstrip("\n").split("\t")
        return int(code), decoded(out), decoded(err)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def decoded(text):
    return base64.b64decode(text).decode("utf-8", "replace")


class Testkit:
    """The testkit's sample overlay, its bumps, and its stand-in for PyPI."""

    def __init__(self, classes, directory):
        self.classes, self.directory = classes, directory
        self.run("overlay")
        self.server = None

    def run(self, command, *arguments):
        subprocess.run(
            [*self.java(), command, str(self.directory), *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def java(self):
        return ["java", "-XX:TieredStopAtLevel=1", "-Dsun.net.httpserver.nodelay=true", "-cp",
                self.classes, "io.github.ebuildattest.testkit.Main"]  # fmt: skip

    def files(self, *revision):
        """What is in a commit, or in the index: {path: (mode, content)}."""
        listed = git(self.directory, "ls-files", "-z", "--stage", *revision)
        found = {}
        for line in listed.split(b"\0")[:-1]:
            head, path = line.split(b"\t", 1)
            mode = head.split()[0]
            found[path] = (mode, Path(self.directory, os.fsdecode(path)).read_bytes())
        return found

    def bump(self, name):
        """What one of its named bumps changes: {path: (mode, content)}."""
        before = self.files()
        self.run("bump", name)
        changed = {p: e for p, e in self.files().items() if before.get(p) != e}
        git(self.directory, "reset", "--quiet", "--hard")
        return changed

    def serve(self):
        self.server = subprocess.Popen(
            [*self.java(), "serve", str(self.directory)], stdout=subprocess.PIPE, text=True
        )
        return self.server.stdout.readline().strip()

    def end(self):
        if self.server:
            self.server.kill()
            self.server.wait()


def git(directory, *arguments, check=True):
    environment = {
        **os.environ,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["git", "-C", str(directory), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    if check and done.returncode:
        sys.exit(f"git {' '.join(arguments)}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout if check else done


def check_out(place, store, commit):
    """The commit as a fresh clone at this place has it, with its submodules; whether git did it."""
    shutil.rmtree(place, ignore_errors=True)
    dot_git = place / ".git"
    (dot_git / "objects/info").mkdir(parents=True)
    (dot_git / "refs/heads").mkdir(parents=True)
    (dot_git / "objects/info/alternates").write_text(f"{store.objects}\n")
    (dot_git / "HEAD").write_text("ref: refs/heads/main\n")
    (dot_git / "refs/heads/main").write_text(f"{commit}\n")
    (dot_git / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = false\n")
    done = git(place, "reset", "--quiet", "--hard", commit, check=False)
    if (place / ".gitmodules").is_file():
        git(place, "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init", check=False)
    return done.returncode == 0
