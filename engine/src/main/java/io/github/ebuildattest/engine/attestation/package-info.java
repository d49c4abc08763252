/**
 * The door of verification: the bytes of a PEP 740 document in, its verified claims or findings
 * out. The order of the steps is written down here. What an overlay trusts, and where a document
 * came from, is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.attestation;

import org.jspecify.annotations.NullMarked;
