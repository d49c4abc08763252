package io.github.ebuildattest.testkit.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Realistic sizes of source distributions: most are small, a few hold most of the bytes. Their
 * logarithms are normally distributed; the sizes are the same each time.
 */
final class SdistSizes {

  /**
   * The standard deviation of the sizes' natural logarithms; the mean is then about ten times the
   * median.
   */
  private static final double DEVIATION = 2.2;

  private static final int SMALLEST = 2_000;
  private static final int LARGEST = 60_000_000;
  private static final int ROUNDS = 20;

  private SdistSizes() {}

  /**
   * A number of sizes with about a given total, the smallest first.
   *
   * @param total in bytes; between {@value #SMALLEST} and {@value #LARGEST} per size
   */
  static List<Integer> of(int count, long total) {
    Random random = new Random(count);
    double[] shape = new double[count];
    for (int i = 0; i < count; i++) {
      shape[i] = Math.exp(DEVIATION * random.nextGaussian());
    }
    Arrays.sort(shape);
    // what the bounds remove or add is spread over the others
    double scale = 1;
    for (int round = 0; round < ROUNDS; round++) {
      double sum = 0;
      for (double one : shape) {
        sum += bounded(one * scale);
      }
      scale *= total / sum;
    }
    List<Integer> sizes = new ArrayList<>();
    for (double one : shape) {
      sizes.add((int) bounded(one * scale));
    }
    return sizes;
  }

  private static double bounded(double size) {
    return Math.min(LARGEST, Math.max(SMALLEST, size));
  }
}
