package io.github.ebuildattest.engine.ebuild;

/**
 * An ebuild as it stands in a tree.
 *
 * @param path for messages only
 * @param category the category's directory, {@code dev-python}
 * @param pn package name without version (PMS 11.1, PN), from the file's name
 * @param pvr version with revision (PVR), from the file's name
 * @param bytes the file's contents; never copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every ebuild is wasteful
public record EbuildText(String path, String category, String pn, String pvr, byte[] bytes) {}
