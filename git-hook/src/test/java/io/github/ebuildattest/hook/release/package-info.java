/**
 * What the index says around a file: how old its release is, what else belongs to it, and whether
 * the index contradicts itself.
 */
package io.github.ebuildattest.hook.release;
