package io.github.ebuildattest.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdistSizesTest {

  @ParameterizedTest
  @CsvSource({"100, 284000000", "290, 826000000", "3000, 8544827586"})
  void most_are_small_and_a_few_hold_most_of_the_bytes(int count, long total) {
    List<Integer> sizes = SdistSizes.of(count, total);

    long sum = sizes.stream().mapToLong(Integer::longValue).sum();
    assertThat(sizes).hasSize(count).allMatch(size -> size >= 2_000 && size <= 60_000_000);
    assertThat((double) sum).isCloseTo((double) total, within(total / 1000.0));
    assertThat(sizes).isSorted();
    assertThat(sizes.get(count / 2)).isLessThan((int) (sum / count / 3));
    assertThat(SdistSizes.of(count, total)).isEqualTo(sizes);
  }
}
