package io.github.ebuildattest.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which: the engine's rows, lowest first, and who may use which library. */
class ArchitectureTest {

  private static final String ENGINE = "io.github.ebuildattest.engine";

  /** Lowest first; the root, where the gate is, comes last. */
  private static final List<String> ROWS =
      List.of(
          ENGINE + ".finding",
          ENGINE + ".overlay",
          ENGINE + ".ebuild",
          ENGINE + ".pypi",
          ENGINE + ".attestation",
          ENGINE + ".policy",
          ENGINE + ".change",
          ENGINE + ".report",
          ENGINE);

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Gate.class.getProtectionDomain().getCodeSource().getLocation());

  static Stream<String> rowsBelowTheGate() {
    return ROWS.stream().limit(ROWS.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("rowsBelowTheGate")
  void a_package_imports_from_lower_rows_only(String row) {
    List<String> higher = ROWS.subList(ROWS.indexOf(row) + 1, ROWS.size());
    noClasses()
        .that()
        .resideInAPackage(row)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(higher.toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void every_class_lies_in_a_known_row() {
    assertThat(CLASSES.stream().map(c -> c.getPackageName()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ROWS);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching(ENGINE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_change_knows_git() {
    onlyIn(ENGINE + ".change", "org.eclipse.jgit..");
  }

  @Test
  void only_attestation_knows_sigstore() {
    onlyIn(ENGINE + ".attestation", "dev.sigstore..");
  }

  @Test
  void only_policy_knows_the_toml_library() {
    onlyIn(ENGINE + ".policy", "org.tomlj..");
  }

  @Test
  void only_pypi_speaks_http() {
    onlyIn(ENGINE + ".pypi", "java.net.http..");
  }

  @Test
  void an_ebuild_is_read_without_files_git_or_processes() {
    noClasses()
        .that()
        .resideInAPackage(ENGINE + ".ebuild")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "org.eclipse.jgit..", "java.net.http..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class, Runtime.class, java.io.File.class)
        .check(CLASSES);
  }

  @Test
  void nothing_starts_a_process() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class)
        .check(CLASSES);
  }

  @Test
  void the_engine_knows_neither_maven_nor_a_command_line() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.maven..", "picocli..")
        .check(CLASSES);
  }

  private static void onlyIn(String row, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage(row)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }
}
