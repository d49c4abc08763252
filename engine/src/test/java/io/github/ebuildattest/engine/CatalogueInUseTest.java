package io.github.ebuildattest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A finding that is explained to users and that nothing can raise is a promise nobody keeps. */
class CatalogueInUseTest {

  @Test
  void every_finding_of_the_catalogue_is_used_somewhere() {
    Set<String> unused =
        Arrays.stream(FindingId.values())
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));

    unused.removeAll(readOutsideOfTheCatalogue());

    assertThat(unused).isEmpty();
  }

  /** javac's tables for switches are classes with a number for a name; they do not count. */
  private static Set<String> readOutsideOfTheCatalogue() {
    return new ClassFileImporter()
            .importUrl(Gate.class.getProtectionDomain().getCodeSource().getLocation())
            .get(FindingId.class)
            .getFieldAccessesToSelf()
            .stream()
            .filter(
                a -> !a.getOriginOwner().getPackageName().equals(FindingId.class.getPackageName()))
            .filter(a -> !a.getOriginOwner().getName().matches(".*\\$[0-9]+"))
            .map(JavaFieldAccess::getName)
            .collect(Collectors.toSet());
  }
}
