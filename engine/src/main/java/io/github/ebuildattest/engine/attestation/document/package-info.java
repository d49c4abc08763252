/**
 * PEP 740 documents and what is inside them, taken apart: statements, certificates, log entries,
 * timestamps. Each part is read strictly or refused. Nothing is ever verified here.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation.document;

import org.jspecify.annotations.NullMarked;
