package io.github.ebuildattest.engine.cache;

/**
 * How much a cache may take.
 *
 * @param most bytes in all
 * @param spare bytes that stay free on its disk, whatever that costs the cache
 */
public record CacheBounds(long most, long spare) {

  /** A year of GURU's bumps, and some room for whoever else uses the disk. */
  public static final CacheBounds DEFAULT = new CacheBounds(2L << 30, 256L << 20);
}
