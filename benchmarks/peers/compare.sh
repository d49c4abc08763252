#!/usr/bin/env bash
# Side by side with pypi-attestations: every document below a folder, forgeries of them all, and what
# the test kit signs. Prints every disagreement and who is right.
#
#   benchmarks/peers/compare.sh DATA [WORK]
#
# DATA holds documents beside their distributions, and trusted_root.production.json; WORK (default:
# benchmarks/target/peers) takes a virtual environment and the forgeries.
set -euo pipefail
data=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=${2:-benchmarks/target/peers}
mkdir -p "$work"
if [ ! -x "$work/venv/bin/pypi-attestations" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" --quiet install 'pypi-attestations==0.0.30'
fi
mvn -B -ntp -q -DskipTests package -pl benchmarks -am
"$work/venv/bin/python" benchmarks/peers/compare.py "$data" "$work" \
  "benchmarks/target/classes:$(cat benchmarks/target/class-path)"
