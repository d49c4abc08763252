/**
 * A contributor's change is judged against the overlay as it was before. What contributors try here
 * must be blocked.
 */
package io.github.ebuildattest.hook.contributor;
