package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An in-toto statement about one file of PyPI (PEP 740, "attestation statement").
 *
 * @param subject the file's name
 * @param sha256 its digest, 64 lower-case hexadecimal digits
 * @param predicateType what is stated about it, a URI
 * @see <a href="https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md">in-toto</a>
 */
public record Statement(DistributionFileName subject, String sha256, String predicateType) {

  /** PEP 740's publish attestation. */
  public static final String PUBLISH = "https://docs.pypi.org/attestations/publish/v1";

  /** The one statement type that PEP 740 knows. */
  static final String TYPE = "https://in-toto.io/Statement/v1";

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  public static Statement parse(Bytes payload) throws ShapeException, NotJsonException {
    JsonCursor statement = JsonCursor.root("statement", StrictJson.parse(payload));
    String type = statement.get("_type").text();
    if (!type.equals(TYPE)) {
      throw new ShapeException("the statement's type is \"%s\", not %s".formatted(type, TYPE));
    }
    List<JsonCursor> subjects = statement.get("subject").items();
    if (subjects.size() != 1) {
      throw new ShapeException(
          "the statement has %d subjects, not exactly one".formatted(subjects.size()));
    }
    JsonCursor subject = subjects.get(0);
    String name = subject.get("name").text();
    DistributionFileName file =
        DistributionFileName.parse(name)
            .orElseThrow(
                () -> new ShapeException("the subject \"%s\" is no distribution".formatted(name)));
    String digest = subject.get("digest").get("sha256").text();
    if (!SHA256.matcher(digest).matches()) {
      throw new ShapeException("the subject's sha256 is not 64 hexadecimal digits in lower case");
    }
    JsonCursor predicate = statement.get("predicate");
    if (!predicate.isNull() && !predicate.isObject()) {
      throw new ShapeException("the statement's predicate is no object and not null");
    }
    return new Statement(file, digest, statement.get("predicateType").text());
  }
}
