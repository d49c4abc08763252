#!/bin/sh
# Looks for inputs that the parsers of engine/.../attestation do not bear: an exception that is not
# the engine's own, a result that contradicts itself, or more than 64 MB for one input.
#
#   benchmarks/fuzz.sh [MINUTES-PER-TARGET [TARGET...]]
#
# What it finds lies afterwards below engine/src/test/resources/.../HostileInputFuzzTestInputs,
# where every build tries it again; the corpus that it grew lies in engine/.cifuzz-corpus.
set -eu
cd "$(dirname "$0")/.."
minutes=${1:-8}
[ $# -gt 0 ] && shift
tests=engine/src/test/java/io/github/ebuildattest/engine/attestation/HostileInputFuzzTest.java
[ $# -gt 0 ] || set -- $(sed -n '/@FuzzTest/{n;s/.* \([a-z0-9_]*\)(byte.*/\1/p;}' "$tests")
status=0
for target in "$@"; do
  echo "== $target, $minutes min"
  JAZZER_FUZZ=1 JAZZER_MAX_DURATION="${minutes}m" \
  JAZZER_INSTRUMENT='io.github.ebuildattest.engine.**,com.google.gson.**,org.bouncycastle.asn1.**' \
    mvn -B -ntp -q test -pl engine -am -Dtest="HostileInputFuzzTest#$target" \
      -Dsurefire.failIfNoSpecifiedTests=false -Djazzer.hooks=true || status=1
done
exit $status
