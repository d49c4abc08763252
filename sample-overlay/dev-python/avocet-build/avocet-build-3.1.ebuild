# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYPI_VERIFY_REPO=https://github.com/avocets/avocet-build
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Build backend that turns up at the end"
HOMEPAGE="https://github.com/avocets/avocet-build/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"

PATCHES=(
	"${FILESDIR}"/avocet-build-3.1-no-network-in-tests.patch
)
