package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.Evidence;
import java.time.Clock;

/** What every bump of one change set is judged with. */
record CheckContext(
    Scope scope,
    Policy policy,
    Memory memory,
    Evidence evidence,
    boolean online,
    ProvenanceVerifier verifier,
    IndexContext context,
    Clock clock) {}
