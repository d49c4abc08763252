package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonElement;
import io.github.ebuildattest.engine.attestation.Expectations.Expected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every field of a document spoiled in every way, and judged against a table. */
final class ForgedMatrix {

  private final Expectations table;
  private final Set<Damage> ways;
  private int forgeries;
  private int harmless;

  private ForgedMatrix(Expectations table, Set<Damage> ways) {
    this.table = table;
    this.ways = ways;
  }

  static ForgedMatrix of(String resource) {
    return new ForgedMatrix(Expectations.read(resource), EnumSet.allOf(Damage.class));
  }

  /** A matrix for what is no JSON in truth, and can be spoiled in these ways alone. */
  static ForgedMatrix of(String resource, Damage... ways) {
    return new ForgedMatrix(Expectations.read(resource), EnumSet.copyOf(Arrays.asList(ways)));
  }

  /**
   * Judges every forgery of a document.
   *
   * @param name what messages call it
   * @param genuine it verifies as it is
   * @param donors genuine documents whose fields may stand in its place
   * @param verify the finding ids for the text of a document
   */
  void judge(
      String name,
      JsonElement genuine,
      List<? extends JsonElement> donors,
      Function<String, List<String>> verify) {
    assertThat(verify.apply(Damage.text(genuine))).as("%s as it is", name).isEmpty();
    List<String> wrong = new ArrayList<>();
    for (JsonField field : JsonField.of(genuine)) {
      for (Damage damage : ways) {
        damage
            .of(genuine, field)
            .ifPresent(text -> judge(name, field, damage.label(), verify.apply(text), wrong));
      }
      for (JsonElement donor : donors) {
        Damage.swapped(genuine, field, donor)
            .ifPresent(text -> judge(name, field, "swap", verify.apply(text), wrong));
      }
    }
    if (!wrong.isEmpty()) {
      fail("%d forgeries are not judged as the table says:%n%s", wrong.size(), lines(wrong));
    }
  }

  private void judge(
      String name, JsonField field, String way, List<String> found, List<String> wrong) {
    Optional<Expected> expected = table.of(field, way);
    if (expected.isEmpty()) {
      wrong.add("%s: %s %s is in no line; found %s".formatted(name, field, way, found));
    } else if (expected.get().harmless()) {
      harmless++;
      if (!found.isEmpty()) {
        wrong.add("%s: %s %s is harmless; found %s".formatted(name, field, way, found));
      }
    } else {
      forgeries++;
      if (found.isEmpty() || !expected.get().holds(found)) {
        wrong.add(
            "%s: %s %s wants %s; found %s"
                .formatted(name, field, way, expected.get().ids(), found));
      }
    }
  }

  private static String lines(List<String> lines) {
    return String.join(System.lineSeparator(), lines);
  }

  /** How many forgeries were refused for the finding that the table names. */
  int forgeries() {
    return forgeries;
  }

  /** How many changes verified, as the table says. */
  int harmless() {
    return harmless;
  }

  /** Lines of the table that no forgery has reached. */
  List<String> unused() {
    return table.unused();
  }
}
