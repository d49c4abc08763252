/**
 * What PyPI serves and how it names it: distribution file names, the URLs of ebuilds that point at
 * it, its Integrity and Simple APIs, downloads and the digests of their bytes. Answers come back as
 * values that keep the index's own word apart from a failure to ask. Nothing here reads git, judges
 * a signature or knows what an overlay trusts.
 */
@NullMarked
package io.github.ebuildattest.engine.pypi;

import org.jspecify.annotations.NullMarked;
