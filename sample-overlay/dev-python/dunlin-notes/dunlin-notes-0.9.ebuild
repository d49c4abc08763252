# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Notes in flocks"
HOMEPAGE="https://github.com/dunlin-notes/dunlin-notes/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
