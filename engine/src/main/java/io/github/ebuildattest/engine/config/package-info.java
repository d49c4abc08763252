/**
 * Everything that is set outside the judged tree (command line, environment, git configuration,
 * make.conf), and the context of a check that is made of it. Nothing here reads the judged tree or
 * judges anything.
 */
@NullMarked
package io.github.ebuildattest.engine.config;

import org.jspecify.annotations.NullMarked;
