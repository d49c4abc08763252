package io.github.ebuildattest.engine.distribution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a Python distribution. Two versions are equal if PEP 440 says so: {@code 1.0} equals
 * {@code 1.0.0}, {@code v2024.10.08} equals {@code 2024.10.8}. The natural order is PEP 440's.
 *
 * @see <a href="https://peps.python.org/pep-0440/">PEP 440</a>
 */
public final class Pep440Version implements Comparable<Pep440Version> {

  /**
   * A pre-release.
   *
   * @param phase {@code a}, {@code b} or {@code rc}
   * @param number its number, 0 where none is written
   */
  record PreRelease(String phase, BigInteger number) {}

  private final BigInteger epoch;
  private final List<BigInteger> release;
  private final @Nullable PreRelease pre;
  private final @Nullable BigInteger post;
  private final @Nullable BigInteger dev;
  private final List<String> local;

  Pep440Version(
      BigInteger epoch,
      List<BigInteger> release,
      @Nullable PreRelease pre,
      @Nullable BigInteger post,
      @Nullable BigInteger dev,
      List<String> local) {
    this.epoch = epoch;
    this.release = List.copyOf(release);
    this.pre = pre;
    this.post = post;
    this.dev = dev;
    this.local = List.copyOf(local);
  }

  /**
   * Reads a version in any spelling that PEP 440 accepts: a leading {@code v}, {@code alpha} for
   * {@code a}, {@code 1.0-1} for {@code 1.0.post1}, upper case, zero padding.
   *
   * @return empty where the text is not a version, or longer than {@value Pep440Grammar#MAX_LENGTH}
   *     characters
   */
  public static Optional<Pep440Version> parse(String text) {
    return Pep440Grammar.parse(text);
  }

  /** Whether this is a pre-release or a development release. */
  public boolean isPreRelease() {
    return pre != null || dev != null;
  }

  /** Whether it has a local part ({@code +…}), which PyPI never serves. */
  public boolean isLocal() {
    return !local.isEmpty();
  }

  @Override
  public int compareTo(Pep440Version other) {
    return Pep440Order.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Pep440Version other && compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(epoch, significantRelease(), pre, post, dev, local);
  }

  /** The normal form of PEP 440; trailing zeros of the release stay as they were written. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (epoch.signum() != 0) {
      text.append(epoch).append('!');
    }
    text.append(String.join(".", release.stream().map(BigInteger::toString).toList()));
    if (pre != null) {
      text.append(pre.phase()).append(pre.number());
    }
    if (post != null) {
      text.append(".post").append(post);
    }
    if (dev != null) {
      text.append(".dev").append(dev);
    }
    if (!local.isEmpty()) {
      text.append('+').append(String.join(".", local));
    }
    return text.toString();
  }

  BigInteger epoch() {
    return epoch;
  }

  /** The release without trailing zeros, which carry no meaning. */
  List<BigInteger> significantRelease() {
    List<BigInteger> significant = new ArrayList<>(release);
    while (significant.size() > 1 && significant.get(significant.size() - 1).signum() == 0) {
      significant.remove(significant.size() - 1);
    }
    return significant;
  }

  @Nullable PreRelease pre() {
    return pre;
  }

  @Nullable BigInteger post() {
    return post;
  }

  @Nullable BigInteger dev() {
    return dev;
  }

  List<String> local() {
    return local;
  }
}
