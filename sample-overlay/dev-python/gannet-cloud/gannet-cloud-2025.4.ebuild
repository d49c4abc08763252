# Copyright 2026 the authors of ebuild-attest
# SPDX-License-Identifier: Apache-2.0

EAPI=8

DISTUTILS_USE_PEP517=hatchling
PYPI_VERIFY_REPO=gcp:publisher@gannet-cloud.iam.gserviceaccount.com
PYTHON_COMPAT=( python3_{12..14} )

inherit distutils-r1 pypi

DESCRIPTION="Client that dives into clouds"
HOMEPAGE="https://gannet.example/"

LICENSE="MIT"
SLOT="0"
KEYWORDS="~amd64"
