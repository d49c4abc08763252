package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.ebuildattest.testkit.sigstore.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The in-toto statement (v1) about one file, or what a forgery makes of it. */
final class Statement {

  private static final String TYPE = "https://in-toto.io/Statement/v1";

  private Statement() {}

  /**
   * The statement's bytes.
   *
   * @param file the file's name
   * @param sha256 its digest in hexadecimal
   * @param predicate the predicate's type
   */
  static byte[] of(String file, String sha256, String predicate, Set<Forgery> forgeries) {
    if (forgeries.contains(Forgery.STATEMENT_NULL)) {
      return "null".getBytes(StandardCharsets.UTF_8);
    }
    JsonObject statement = new JsonObject();
    statement.addProperty("_type", TYPE);
    statement.add("subject", subjects(file, sha256, forgeries));
    statement.addProperty("predicateType", predicate);
    statement.add("predicate", JsonNull.INSTANCE);
    if (predicate.equals(AttestationMaker.SLSA)) {
      statement.add("predicate", slsa());
    }
    for (Forgery forgery : forgeries) {
      switch (forgery) {
        case STATEMENT_TYPE_OTHER ->
            statement.addProperty("_type", "https://in-toto.io/Statement/v0.1");
        case PREDICATE_UNKNOWN ->
            statement.addProperty("predicateType", "https://example.org/attestations/vouch/v1");
        case STATEMENT_NOT_ASCII -> {
          JsonObject predicateBody = new JsonObject();
          predicateBody.addProperty("note", "gepr\u00fcft");
          statement.add("predicate", predicateBody);
        }
        default -> {}
      }
    }
    return Documents.compact(statement).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonArray subjects(String file, String sha256, Set<Forgery> forgeries) {
    JsonObject right = subject(file, "sha256", sha256);
    JsonArray subjects = new JsonArray();
    subjects.add(right);
    for (Forgery forgery : forgeries) {
      switch (forgery) {
        case SUBJECT_OTHER_NAME -> subjects.set(0, subject("other-9.9.tar.gz", "sha256", sha256));
        case SUBJECT_NAME_UNPARSABLE -> subjects.set(0, subject("README", "sha256", sha256));
        case SUBJECT_TWO ->
            subjects.add(subject("other-9.9.tar.gz", "sha256", otherDigest(sha256)));
        case SUBJECT_TWICE -> subjects.add(right.deepCopy());
        case SUBJECT_NONE -> subjects.remove(0);
        case DIGEST_WITHOUT_SHA256 -> subjects.set(0, subject(file, "sha512", sha256 + sha256));
        case DIGEST_OTHER -> subjects.set(0, subject(file, "sha256", otherDigest(sha256)));
        default -> {}
      }
    }
    return subjects;
  }

  private static JsonObject subject(String name, String algorithm, String hex) {
    JsonObject digest = new JsonObject();
    digest.addProperty(algorithm, hex);
    JsonObject subject = new JsonObject();
    subject.addProperty("name", name);
    subject.add("digest", digest);
    return subject;
  }

  private static String otherDigest(String sha256) {
    return Digests.sha256Hex(sha256.getBytes(StandardCharsets.US_ASCII));
  }

  /** The minimum that SLSA v1 requires. */
  private static JsonObject slsa() {
    JsonObject definition = new JsonObject();
    definition.addProperty("buildType", "https://actions.github.io/buildtypes/workflow/v1");
    definition.add("externalParameters", new JsonObject());
    JsonObject builder = new JsonObject();
    builder.addProperty("id", "https://github.com/actions/runner/github-hosted");
    JsonObject run = new JsonObject();
    run.add("builder", builder);
    JsonObject predicate = new JsonObject();
    predicate.add("buildDefinition", definition);
    predicate.add("runDetails", run);
    return predicate;
  }
}
