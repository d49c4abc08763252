/**
 * Runs over files and documents that PyPI really serves. They are skipped where those documents do
 * not lie beside the repository.
 */
package io.github.ebuildattest.hook.real;
