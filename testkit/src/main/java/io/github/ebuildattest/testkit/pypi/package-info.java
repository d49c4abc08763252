/**
 * A stand-in for PyPI over real HTTP on the loopback interface: Integrity API, Simple API and file
 * host under one address, on the JDK's own server. It answers as PyPI does wherever a client can
 * tell the difference, and records its requests. It never reaches the internet and never checks
 * what it serves.
 */
@NullMarked
package io.github.ebuildattest.testkit.pypi;

import org.jspecify.annotations.NullMarked;
