package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import java.time.Clock;

/**
 * What every bump of one change set is judged with.
 *
 * @param memory the pins of the base
 * @param online whether an index may be asked
 * @param index what it says around a file; of an offline run, nothing
 */
public record CheckContext(
    Scope scope,
    Policy policy,
    Memory memory,
    Evidence evidence,
    boolean online,
    ProvenanceVerifier verifier,
    IndexContext index,
    Clock clock) {

  /** The same by another memory. */
  public CheckContext by(Memory other) {
    return new CheckContext(scope, policy, other, evidence, online, verifier, index, clock);
  }
}
