/**
 * The sample overlay: its packages, the releases that its invented upstreams made, and the bumps
 * that can be staged in it, each with what a gate must answer. The code writes all of it again byte
 * for byte. What a finding means is not known here; the ids are only names.
 */
@NullMarked
package io.github.ebuildattest.testkit.sample;

import org.jspecify.annotations.NullMarked;
