/**
 * PEP 740 documents and what is inside them, taken apart: statements, certificates, log entries,
 * timestamps. Each is read or refused; none is verified here.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.document;

import org.jspecify.annotations.NullMarked;
