/**
 * What pins and policy remember, over versions, packages and releases, and what becomes of memory
 * that cannot be read.
 */
package io.github.ebuildattest.hook.memory;
