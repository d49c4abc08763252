#!/usr/bin/env bash
# One distribution, a cold process for each verification, in turns with pypi-attestations: wall time and
# processor time, of the program as it is installed and of `java -jar` without a flag. No archive of
# classes is there, apart from the JDK's own. Run it on an idle machine.
#
#   benchmarks/peers/cold.sh DATA [PAIRS [WORK]]
#
# DATA holds github/sampleproject-4.0.0.tar.gz and its .provenance; WORK as in compare.sh.
set -euo pipefail
data=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=${3:-benchmarks/target/peers}
if [ ! -x "$work/venv/bin/pypi-attestations" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" --quiet install 'pypi-attestations==0.0.30'
fi
[ -f git-hook/target/ebuild-attest.jar ] || mvn -B -ntp -q -DskipTests package -pl git-hook -am
exec "$work/venv/bin/python" - "$data" "${2:-9}" "$work/venv/bin/pypi-attestations" <<'PY'
import os, statistics, subprocess, sys, time

data, pairs, reference = sys.argv[1], int(sys.argv[2]), sys.argv[3]
file = f"{data}/github/sampleproject-4.0.0.tar.gz"
upstream = "https://github.com/pypa/sampleproject"
verify = ["verify", file, "--provenance", file + ".provenance", "--upstream", upstream]
jar = "git-hook/target/ebuild-attest.jar"
commands = {
    "ebuild-attest": [os.path.abspath(jar)] + verify,
    "java -jar": ["java", "-jar", jar] + verify,
    "pypi-attestations": [reference, "verify", "pypi", "--offline", "--repository", upstream,
                          "--provenance-file", file + ".provenance", file],
}
wall = {name: [] for name in commands}
cpu = {name: [] for name in commands}
for _ in range(pairs):
    for name, command in commands.items():
        before, start = os.times(), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        wall[name].append(time.perf_counter() - start)
        after = os.times()
        cpu[name].append(after.children_user + after.children_system
                         - before.children_user - before.children_system)
for name in commands:
    print(f"{name:18} wall median {statistics.median(wall[name]):.2f} s (least {min(wall[name]):.2f}), "
          f"processor median {statistics.median(cpu[name]):.2f} s, n = {pairs}")
for name in ("ebuild-attest", "java -jar"):
    ratio = statistics.median(a / b for a, b in zip(wall[name], wall["pypi-attestations"]))
    print(f"wall, {name} against the reference, median of pairs: {ratio:.2f}")
PY
