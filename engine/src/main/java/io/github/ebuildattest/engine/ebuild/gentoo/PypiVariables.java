package io.github.ebuildattest.engine.ebuild.gentoo;

import org.jspecify.annotations.Nullable;

/**
 * The variables that pypi.eclass reads when it is inherited. What an ebuild sets afterwards does
 * not count.
 *
 * @param pn PYPI_PN, by default PN
 * @param noNormalize whether PYPI_NO_NORMALIZE was set and not empty
 * @param verifyRepo PYPI_VERIFY_REPO, or null where it was unset or empty, or pypi.eclass is not
 *     inherited at all (nobody reads it then)
 */
public record PypiVariables(String pn, boolean noNormalize, @Nullable String verifyRepo) {}
