package io.github.ebuildattest.testkit.faults;

/**
 * A fault under the name by which tables speak of it.
 *
 * @param name lower case, words joined by hyphens
 */
public record NamedFault(String name, Fault fault) {}
