package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.policy.RepositoryClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links for a person to open exist only where they lead somewhere. */
class ForgeLinksTest {

  private static final String A = "a".repeat(40);
  private static final String B = "b".repeat(40);

  private static Claims claims(String repository, String commit, String id) {
    String issuer =
        repository.startsWith("https://gitlab.com/")
            ? "https://gitlab.com"
            : "https://token.actions.githubusercontent.com";
    return new Claims(
        null,
        false,
        issuer,
        null,
        null,
        null,
        repository,
        commit,
        null,
        id,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r, https://github.com/o/r/compare/%s...%s",
    "https://gitlab.com/g/s/r, https://gitlab.com/g/s/r/-/compare/%s...%s"
  })
  void a_forge_compares_two_commits_of_one_repository(String repository, String link) {
    assertThat(ForgeLinks.comparison(claims(repository, A, "1"), claims(repository, B, "1")))
        .hasValue(link.formatted(A, B));
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r, https://github.com/o/r/commit/%s",
    "https://gitlab.com/g/s/r, https://gitlab.com/g/s/r/-/commit/%s"
  })
  void a_commit_has_a_page(String repository, String link) {
    assertThat(ForgeLinks.commit(claims(repository, A, "1"))).hasValue(link.formatted(A));
  }

  @Test
  void a_renamed_repository_is_compared_under_its_present_name() {
    assertThat(
            ForgeLinks.comparison(
                claims("https://github.com/old/r", A, "1"),
                claims("https://github.com/new/r", B, "1")))
        .hasValue("https://github.com/new/r/compare/" + A + "..." + B);
  }

  @Test
  void without_ids_the_name_says_whether_it_is_one_repository() {
    Claims one = claims("https://github.com/o/r", A, null);

    assertThat(ForgeLinks.comparison(one, claims("https://github.com/o/r", B, null))).isPresent();
    assertThat(ForgeLinks.comparison(one, claims("https://github.com/o/s", B, null))).isEmpty();
  }

  @Test
  void two_repositories_cannot_be_compared() {
    Claims one = claims("https://github.com/o/r", A, "1");

    assertThat(ForgeLinks.comparison(one, claims("https://github.com/o/r", B, "2"))).isEmpty();
    assertThat(ForgeLinks.comparison(one, claims("https://gitlab.com/o/r", B, "1"))).isEmpty();
  }

  @Test
  void a_commit_is_not_compared_with_itself() {
    Claims one = claims("https://github.com/o/r", A, "1");

    assertThat(ForgeLinks.comparison(one, one)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "main", "../../x", "aaaa", "A", "a\u001b[31m"})
  void what_is_no_commit_makes_no_link(String commit) {
    Claims odd = claims("https://github.com/o/r", commit, "1");

    assertThat(ForgeLinks.commit(odd)).isEmpty();
    assertThat(ForgeLinks.comparison(odd, claims("https://github.com/o/r", B, "1"))).isEmpty();
    assertThat(ForgeLinks.comparison(claims("https://github.com/o/r", B, "1"), odd)).isEmpty();
  }

  @Test
  void a_service_account_has_neither() {
    Claims account = RepositoryClaims.email("p@x.iam", "https://accounts.google.com");

    assertThat(ForgeLinks.commit(account)).isEmpty();
    assertThat(ForgeLinks.comparison(account, account)).isEmpty();
    assertThat(ForgeLinks.commit(claims("https://example.org/o/r", A, "1"))).isEmpty();
  }
}
