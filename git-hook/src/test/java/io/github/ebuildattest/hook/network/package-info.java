/** Runs with a cache, behind a proxy, without a network, or while the index does not answer. */
package io.github.ebuildattest.hook.network;
