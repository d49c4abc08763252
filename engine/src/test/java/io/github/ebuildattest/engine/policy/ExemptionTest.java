package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages that the policy lets through unattested, with a reason and for a limited time. */
class ExemptionTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final PackageName TRYTOND = name("dev-python/trytond_party");

  private static PackageName name(String text) {
    return PackageName.parse(text).orElseThrow();
  }

  private static Policy parse(String text) throws MalformedFileException {
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  private static String table(String glob, String expires) {
    return """
    [[exempt]]
    package = "%s"
    reason = "released by hand by a project we know"
    expires = %s
    """
        .formatted(glob, expires);
  }

  @ParameterizedTest
  @CsvSource({
    "dev-python/trytond_*, dev-python/trytond_party, true",
    "dev-python/trytond_*, dev-python/trytond_, true",
    "dev-python/trytond_*, dev-python/trytond, false",
    "dev-python/trytond_*, app-misc/trytond_party, false",
    "dev-python/*, dev-python/anything, true",
    "*/heron, dev-util/heron, true",
    "*/heron, dev-util/heron-parser, false",
    "dev-python/her?n, dev-python/heron, true",
    "dev-python/her?n, dev-python/hern, false",
    "dev-python/c++, dev-python/c++, true",
    "dev-python/a.b, dev-python/axb, false",
    "dev-python/heron, dev-python/heron-parser, false"
  })
  void a_star_stands_for_any_run_of_characters_within_a_name(
      String glob, String pack, boolean matches) throws Exception {
    Policy policy = parse(table(glob, "2027-03-01"));

    assertThat(policy.exemption(name(pack), TODAY).isPresent()).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heron", "*", "dev-python/", "/heron", "a/b/c", "dev python/x", ""})
  void a_pattern_that_is_no_category_and_package_is_refused(String glob) {
    malformed(table(glob, "2027-03-01"), 2, "CATEGORY/PACKAGE");
  }

  @Test
  void it_counts_through_its_last_day() throws Exception {
    Policy policy = parse(table("dev-python/trytond_*", "2026-12-01"));

    assertThat(policy.exemption(TRYTOND, LocalDate.of(2026, 12, 1))).isPresent();
    assertThat(policy.exemption(TRYTOND, LocalDate.of(2026, 12, 2))).isEmpty();
    assertThat(policy.expiredExemption(TRYTOND, LocalDate.of(2026, 12, 1))).isEmpty();
    assertThat(policy.expiredExemption(TRYTOND, LocalDate.of(2026, 12, 2)))
        .hasValueSatisfying(e -> assertThat(e.expires()).isEqualTo(LocalDate.of(2026, 12, 1)));
  }

  @Test
  void one_in_force_is_enough_though_another_has_ended() throws Exception {
    Policy policy =
        parse(table("dev-python/*", "2026-01-01") + table("dev-python/trytond_*", "2027-01-01"));

    assertThat(policy.exemption(TRYTOND, TODAY))
        .hasValueSatisfying(e -> assertThat(e.glob()).isEqualTo("dev-python/trytond_*"));
    assertThat(policy.expiredExemption(TRYTOND, TODAY)).isEmpty();
  }

  @Test
  void of_several_that_have_ended_the_last_is_named() throws Exception {
    Policy policy =
        parse(table("dev-python/trytond_*", "2026-02-01") + table("dev-python/*", "2026-01-01"));

    assertThat(policy.expiredExemption(TRYTOND, TODAY))
        .hasValueSatisfying(e -> assertThat(e.expires()).isEqualTo("2026-02-01"));
  }

  @Test
  void status_can_name_what_has_ended_or_ends_within_six_weeks() throws Exception {
    Policy policy =
        parse(
            table("a/far", "2027-01-03")
                + table("a/near", "2027-01-02")
                + table("a/gone", "2026-11-21"));

    assertThat(policy.dueExemptions(TODAY))
        .extracting(Exemption::glob)
        .containsExactly("a/gone", "a/near");
    assertThat(policy.dueExemptions(TODAY))
        .extracting(e -> e.expired(TODAY))
        .containsExactly(true, false);
  }

  @Test
  void a_year_ahead_is_the_most() throws Exception {
    assertThat(parse(table("a/b", "2027-11-22")).exemptions()).hasSize(1);
    malformed(table("a/b", "2027-11-23"), 4, "2027-11-22 is the latest day");
  }

  @Test
  void all_of_its_keys_are_needed_and_no_other_is_known() {
    malformed("[[exempt]]\npackage = \"a/b\"\nreason = \"r\"\n", 1, "lacks the key 'expires'");
    malformed("[[exempt]]\npackage = \"a/b\"\nexpires = 2027-01-01\n", 1, "lacks the key 'reason'");
    malformed("[[exempt]]\nreason = \"r\"\nexpires = 2027-01-01\n", 1, "lacks the key 'package'");
    malformed(table("a/b", "2027-01-01").replace("reason = \"r", "reason = \" \" #"), 3, "reason");
    malformed(table("a/b", "\"2027-01-01\""), 4, "without quotes");
    malformed(table("a/b", "2027-01-01T00:00:00Z"), 4, "a date like");
    malformed(table("a/b", "2027-01-01") + "expire = 2027-01-01\n", 5, "did you mean 'expires'?");
    malformed(
        table("a/b", "2027-01-01") + "finding = \"attestation-lost\"\n", 5, "the unknown key");
    malformed("[exempt]\npackage = \"a/b\"\n", 1, "written as [[exempt]]");
    malformed("exempt = \"a/b\"\n", 1, "written as [[exempt]]");
    malformed("[[exempts]]\n", 1, "did you mean 'exempt'?");
  }

  @Test
  void it_loosens_no_finding_by_itself() throws Exception {
    Policy policy = parse(table("*/*", "2027-03-01"));

    for (FindingId id : FindingId.values()) {
      assertThat(policy.severity(id)).as(id.id()).isEqualTo(id.severity());
    }
  }

  @Test
  void reports_can_name_it_with_its_place_and_reason() throws Exception {
    assertThat(parse("\n" + table("a/*", "2027-03-01")).exemptions().get(0).words())
        .isEqualTo(
            "the exemption of a/* until 2027-03-01 (metadata/ebuild-attest.toml:3): released by"
                + " hand by a project we know");
  }

  private static void malformed(String text, int line, String what) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.line()).as(e.whole()).isEqualTo(line);
            });
  }
}
