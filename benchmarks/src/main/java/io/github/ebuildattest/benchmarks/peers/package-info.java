/**
 * What a comparison with another verifier needs on this side: documents that the test kit signs,
 * and this engine's answers to a list of documents, all in one process. The comparing scripts are
 * in {@code benchmarks/peers}.
 */
@NullMarked
package io.github.ebuildattest.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
