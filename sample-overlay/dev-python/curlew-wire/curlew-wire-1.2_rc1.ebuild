# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYPI_VERIFY_REPO=https://github.com/curlew-wire/curlew-wire
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Wire format with a long reach"
HOMEPAGE="https://github.com/curlew-wire/curlew-wire/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
