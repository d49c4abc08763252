/**
 * What an overlay's maintainers decided once for all packages, and which upstream they expect: the
 * policy file, its exemptions, and declared upstreams compared with claims. How claims were
 * obtained is never known here; the memory of a single package lies in {@code policy.pin}.
 */
@NullMarked
package io.github.ebuildattest.engine.policy;

import org.jspecify.annotations.NullMarked;
