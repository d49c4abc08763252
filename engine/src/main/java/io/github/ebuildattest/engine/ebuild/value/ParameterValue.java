package io.github.ebuildattest.engine.ebuild.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter stands for before an operator is applied.
 *
 * @param items its value, or its elements; may be unknown one by one
 * @param list whether it is $@, $* or a whole array
 * @param star whether it is $* or ${…[*]}
 * @param set whether it has a value
 * @param name the variable, or null where it cannot be assigned to
 * @param subscript the element's subscript, or null
 */
public record ParameterValue(
    List<Text> items,
    boolean list,
    boolean star,
    boolean set,
    @Nullable String name,
    @Nullable String subscript) {

  public static ParameterValue scalar(
      @Nullable Text value, @Nullable String name, @Nullable String subscript) {
    return new ParameterValue(
        List.of(value == null ? Text.EMPTY : value), false, false, value != null, name, subscript);
  }

  public static ParameterValue list(List<Text> items, boolean star) {
    return new ParameterValue(items, true, star, !items.isEmpty(), null, null);
  }
}
