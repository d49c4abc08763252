#!/bin/sh
# The program is a jar behind this script: run it, or give it to java -jar. Most commands live for a
# second, too short for the second compiler; those that may hash gigabytes need it.
case "${1-}" in
check | init) flags= ;;
*) flags='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' ;;
esac
# shellcheck disable=SC2086
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" $flags -Xshare:auto -jar "$0" "$@"
