package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that the test kit can get wrong, for every kind of publisher, against a table. */
class ForgedByNameMatrixTest {

  private static final Expectations TABLE = Expectations.read("forged-by-name.table");

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void refuses_what_the_test_kit_gets_wrong(Forgery forgery) {
    List<Identity> identities =
        Stream.concat(
                ExtensionForgery.identities(),
                Stream.of(ForgedDocuments.IDENTITY.withEnvironment("pypi")))
            .toList();
    for (Identity identity : identities) {
      Expectations.Expected expected =
          TABLE.of(new JsonField(List.of(forgery.name())), "made").orElseThrow();
      if (forgery == Forgery.PUBLISHER_OTHER_WORKFLOW && identity.subjectIsEmail()) {
        // an account has no workflow; the test kit adds a key that nobody reads
        assertThat(names(identity, forgery)).isEmpty();
      } else {
        List<String> found = names(identity, forgery);
        assertThat(expected.holds(found)).as("%s finds %s", forgery, found).isTrue();
      }
    }
  }

  private static List<String> names(Identity identity, Forgery forgery) {
    return ForgedDocuments.names(
        ForgedDocuments.verifyTimestamped(ForgedDocuments.maker(identity).forged(forgery)));
  }
}
