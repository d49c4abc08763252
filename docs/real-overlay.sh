#!/usr/bin/env bash
# Builds a small overlay around three files that PyPI really serves, so that the tool can be watched
# on real documents under Sigstore's production root:
#
#   docs/real-overlay.sh DATA OVERLAY
#   java -jar git-hook/target/ebuild-attest.jar check --all --offline \
#       --overlay OVERLAY --distdir OVERLAY/distfiles
#
# DATA holds, in one directory, sampleproject-4.0.0.tar.gz, pypi_attestations-0.0.19.tar.gz and
# abi3info-2024.10.8-py3-none-any.whl, each with its .provenance from PyPI's Integrity API.
set -euo pipefail

data=${1:?where the files are}
overlay=${2:?where the overlay is to be}

mkdir -p "$overlay"/{profiles,metadata,distfiles}
echo real-files >"$overlay/profiles/repo_name"
echo dev-python >"$overlay/profiles/categories"
printf '%s\n' 'masters = gentoo' 'thin-manifests = true' 'manifest-hashes = BLAKE2B SHA512' \
	>"$overlay/metadata/layout.conf"

# package NAME VERSION UPSTREAM FILE: an ebuild from standard input, its Manifest, its distfiles
package() {
	local directory="$overlay/dev-python/$1" upstream=$3 file
	mkdir -p "$directory"
	cat >"$directory/$1-$2.ebuild"
	cat >"$directory/metadata.xml" <<-EOF
		<?xml version="1.0" encoding="UTF-8"?>
		<!DOCTYPE pkgmetadata SYSTEM "https://www.gentoo.org/dtd/metadata.dtd">
		<pkgmetadata>
			<upstream>
				<remote-id type="github">${upstream}</remote-id>
			</upstream>
		</pkgmetadata>
	EOF
	: >"$directory/Manifest"
	for file in "$4" "$4.provenance"; do
		cp "$data/$file" "$overlay/distfiles/$file"
		chmod u+w "$overlay/distfiles/$file"
		printf 'DIST %s %s BLAKE2B %s SHA512 %s\n' "$file" "$(stat -c %s "$data/$file")" \
			"$(b2sum <"$data/$file" | cut -d' ' -f1)" \
			"$(sha512sum <"$data/$file" | cut -d' ' -f1)" >>"$directory/Manifest"
	done
}

package sampleproject 4.0.0 pypa/sampleproject sampleproject-4.0.0.tar.gz <<'EOF'
EAPI=8

DISTUTILS_USE_PEP517=setuptools
PYPI_VERIFY_REPO=https://github.com/pypa/sampleproject
PYTHON_COMPAT=( python3_{11..14} )

inherit distutils-r1 pypi

DESCRIPTION="A project that shows how projects are packaged"
HOMEPAGE="https://pypi.org/project/sampleproject/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
EOF

package pypi-attestations 0.0.19 trailofbits/pypi-attestations pypi_attestations-0.0.19.tar.gz <<'EOF'
EAPI=8

DISTUTILS_USE_PEP517=flit
PYPI_VERIFY_REPO=https://github.com/trailofbits/pypi-attestations
PYTHON_COMPAT=( python3_{11..14} )

inherit distutils-r1 pypi

DESCRIPTION="Attestations of PyPI, as a library"
HOMEPAGE="https://pypi.org/project/pypi-attestations/"

LICENSE="Apache-2.0"
SLOT="0"
KEYWORDS="~amd64"
EOF

package abi3info 2024.10.8 woodruffw/abi3info abi3info-2024.10.8-py3-none-any.whl <<'EOF'
EAPI=8

DISTUTILS_USE_PEP517=standalone
PYTHON_COMPAT=( python3_{11..14} )

inherit distutils-r1 pypi

DESCRIPTION="What CPython's stable ABI holds"
HOMEPAGE="https://pypi.org/project/abi3info/"
SRC_URI="
	$(pypi_wheel_url)
	$(pypi_provenance_url "$(pypi_wheel_name)") -> $(pypi_wheel_name).provenance
"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
EOF

echo "$overlay: three packages, their distfiles in $overlay/distfiles"
