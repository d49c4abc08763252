/**
 * The sample overlay: its packages, the releases that its invented upstreams made, and the bumps
 * that can be staged in it, each with what a gate must answer. Everything is written again byte for
 * byte from the code. What is a finding and why is not known here: the ids are names.
 */
@NullMarked
package io.github.ebuildattest.testkit.sample;

import org.jspecify.annotations.NullMarked;
