/**
 * What an overlay trusts: its policy file, its pins, the upstream it expects, and the decisions its
 * maintainers took. It compares claims with memory and says what differs. It never learns how the
 * claims were obtained.
 */
@NullMarked
package io.github.ebuildattest.engine.policy;

import org.jspecify.annotations.NullMarked;
