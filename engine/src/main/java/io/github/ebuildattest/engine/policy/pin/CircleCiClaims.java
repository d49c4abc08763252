package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.attestation.document.Claims;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says about a CircleCI pipeline. It names neither a commit nor the ids of
 * repository and owner; CircleCI's own ids of project and pipeline definition, which survive a
 * rename, take their place. The build configuration (claim 18) is a different URL in every run, so
 * it is not compared.
 */
public final class CircleCiClaims {

  private static final Pattern SIGNER =
      Pattern.compile(
          "https://circleci\\.com/api/v2/projects/([^/]+)/pipeline-definitions/([^/]+)");

  private CircleCiClaims() {}

  /** The identity, or empty where the signer (claim 9) is not a pipeline definition. */
  public static Optional<Identity> identity(Claims claims) {
    String uri = claims.buildSignerUri();
    Matcher signer = SIGNER.matcher(uri == null ? "" : uri);
    if (!signer.matches()) {
      return Optional.empty();
    }
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("project_id", signer.group(1));
    keys.put("pipeline_definition_id", signer.group(2));
    keys.put("vcs_origin", orEmpty(claims.sourceRepositoryUri()));
    keys.put("vcs_ref", orEmpty(claims.sourceRepositoryRef()));
    keys.put("runner", orEmpty(claims.runnerEnvironment()));
    return Optional.of(new Identity(PublisherKind.CIRCLECI, keys, ""));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
