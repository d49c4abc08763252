# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYPI_VERIFY_REPO=https://gitlab.com/godwit/godwit-ci
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Pipelines over long distances"
HOMEPAGE="https://gitlab.com/godwit/godwit-ci/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
