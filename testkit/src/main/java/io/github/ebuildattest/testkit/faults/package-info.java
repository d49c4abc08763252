/**
 * Faults between a client and the stand-in for PyPI, over real sockets: a proxy that plays one
 * named fault for the kind of request it is meant for and passes everything else on, server
 * certificates that are right or wrong, and a forward proxy for CONNECT. Nothing here knows which
 * finding a fault must lead to, and nothing ever leaves the loopback interface.
 */
@NullMarked
package io.github.ebuildattest.testkit.faults;

import org.jspecify.annotations.NullMarked;
