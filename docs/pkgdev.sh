#!/usr/bin/env bash
# Shows how Gentoo's own tools take a pin beside the ebuilds: `pkgdev commit` still names the package
# and its new version, and `pkgcheck scan` has nothing to say about the pin. Needs git, Python 3 with
# venv, bash 5 and the internet; writes into a temporary directory, or into DIRECTORY.
#
#   docs/pkgdev.sh [DIRECTORY]
#
# It exits 0 where both hold.
set -euo pipefail

here=$(realpath -m "${1:-$(mktemp -d)}")
overlay=$here/overlay config=$here/config
mkdir -p "$here"
[ -x "$here/venv/bin/pkgdev" ] || {
	python3 -m venv "$here/venv"
	# newer releases of pkgcore want bash 5.3
	"$here/venv/bin/pip" install --quiet pkgdev==0.2.13 pkgcheck==0.10.37 pkgcore==0.12.30
}
rm -rf "$overlay" "$config"

# an overlay of its own, without masters, so that no copy of Gentoo's repository is needed
package=$overlay/dev-python/heron
mkdir -p "$overlay"/{profiles/default,metadata,licenses} "$package" "$config/repos.conf"
printf 'heron\n' >"$overlay/profiles/repo_name"
printf 'dev-python\n' >"$overlay/profiles/categories"
printf 'amd64\n' >"$overlay/profiles/arch.list"
printf 'amd64 default stable\n' >"$overlay/profiles/profiles.desc"
printf '8\n' | tee "$overlay/profiles/eapi" >"$overlay/profiles/default/eapi"
printf 'ARCH="amd64"\nACCEPT_KEYWORDS="amd64"\n' >"$overlay/profiles/default/make.defaults"
printf 'Any text.\n' >"$overlay/licenses/MIT"
printf '%s\n' 'masters =' 'thin-manifests = true' 'sign-manifests = false' \
	'manifest-hashes = BLAKE2B SHA512' 'cache-formats =' >"$overlay/metadata/layout.conf"
printf '[DEFAULT]\nmain-repo = heron\n[heron]\nlocation = %s\n' "$overlay" \
	>"$config/repos.conf/heron.conf"
ln -s "$overlay/profiles/default" "$config/make.profile"
: >"$config/make.conf"

cat >"$package/metadata.xml" <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE pkgmetadata SYSTEM "https://www.gentoo.org/dtd/metadata.dtd">
<pkgmetadata>
	<maintainer type="person">
		<email>larry@example.org</email>
		<name>Larry</name>
	</maintainer>
</pkgmetadata>
EOF
ebuild() {
	cat >"$package/heron-$1.ebuild" <<-'EOF'
		# Copyright 2026 Gentoo Authors
		# Distributed under the terms of the GNU General Public License v2

		EAPI=8

		DESCRIPTION="A package that fetches nothing"
		HOMEPAGE="https://example.org/"

		LICENSE="MIT"
		SLOT="0"
		KEYWORDS="~amd64"
	EOF
}
git() { command git -C "$overlay" "$@"; }
ebuild 1.0
git init -q -b main
git config user.name Larry
git config user.email larry@example.org
git add -A
git commit -q -m "heron: start"
# pkgdev compares with what was pushed
command git clone -q --bare "$overlay" "$here/remote.$$"
git remote add origin "$here/remote.$$"
git fetch -q origin
git branch -q --set-upstream-to=origin/main
git remote set-head origin main

ebuild 1.1
cat >"$package/attestations.toml" <<'EOF'
project = "heron"
attested = true
attested-since = "1.1"

[[attestation-identities]]
kind = "GitHub"
repository = "heronry/heron"
workflow = "release.yml"
environment = ""
repository-id = "700100101"
owner-id = "700200101"
ref = "refs/tags/v{version}"
trigger = "release"
runner = "github-hosted"
EOF
git add -A

cd "$overlay"
"$here/venv/bin/pkgdev" commit --config "$config" </dev/null
subject=$(git log -1 --format=%s)
echo "pkgdev commit wrote: $subject"
git show --format= --name-only HEAD | sed 's/^/    /'
"$here/venv/bin/pkgcheck" scan --config "$config" --repo "$overlay" \
	>"$here/pkgcheck.txt" 2>&1 || {
	cat "$here/pkgcheck.txt"
	exit 1
}
echo "pkgcheck scan:"
sed 's/^/    /' "$here/pkgcheck.txt"

[ "$subject" = "dev-python/heron: add 1.1" ] || { echo "the subject is not what it should be" >&2; exit 1; }
! grep -i 'attestations\|toml' "$here/pkgcheck.txt" || { echo "pkgcheck speaks of the pin" >&2; exit 1; }
echo "both hold"
