package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.finding.Finding;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step that gives later steps a value: that value, or the finding that says why
 * there is none.
 *
 * @param value null exactly where there is a finding
 * @param finding null exactly where there is a value
 */
public record StepResult<T>(@Nullable T value, @Nullable Finding finding) {

  static <T> StepResult<T> of(T value) {
    return new StepResult<>(value, null);
  }

  static <T> StepResult<T> failed(Finding finding) {
    return new StepResult<>(null, finding);
  }

  public void ifPresent(Consumer<T> taker) {
    if (value != null) {
      taker.accept(value);
    }
  }

  public Optional<Finding> failure() {
    return Optional.ofNullable(finding);
  }
}
