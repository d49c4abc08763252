#!/bin/sh
# The program is a jar behind this script: run it, or give it to java -jar. Most commands live for a
# second, too short for the second compiler; those that may hash gigabytes need it. `verify` is the one
# that people run in loops: its classes are loaded like the JDK's own, which takes a quarter less time.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
quick='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'
case $0 in
*:*)
	echo 'ebuild-attest: Java runs no program from a path with a colon; put it elsewhere.' >&2
	exit 3
	;;
esac
# shellcheck disable=SC2086
case ${1-} in
check | init) exec "$java" -jar "$0" "$@" ;;
verify) exec "$java" $quick "-Xbootclasspath/a:$0" -cp "$0" io.github.ebuildattest.hook.Main "$@" ;;
*) exec "$java" $quick -jar "$0" "$@" ;;
esac
