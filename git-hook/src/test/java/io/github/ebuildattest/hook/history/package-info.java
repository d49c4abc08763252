/** Lives of a package in git, made by chance, against plain rules of whom to trust for what. */
@NullMarked
package io.github.ebuildattest.hook.history;

import org.jspecify.annotations.NullMarked;
