# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Cache that stands still until something moves"
HOMEPAGE="https://github.com/egret-lab/egret-cache/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
