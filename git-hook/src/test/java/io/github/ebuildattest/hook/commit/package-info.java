/**
 * A maintainer commits and pushes with the hooks installed. The tests named IT run git and the
 * packaged jar as processes of their own.
 */
package io.github.ebuildattest.hook.commit;
