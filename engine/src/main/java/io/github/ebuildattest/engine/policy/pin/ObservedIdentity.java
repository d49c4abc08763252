package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who attested a file, as its certificate says, in the terms of a pin.
 *
 * @param identity with the ref as it is in the claims
 * @param environmentStated whether certificate or publisher say anything about an environment, even
 *     that there is none
 */
public record ObservedIdentity(Identity identity, boolean environmentStated) {

  /**
   * Reads the identity off verified claims (Fulcio's extensions; the table of publishers in PyPI's
   * attestation rules).
   *
   * @param publisher the publisher that the provenance names, already found equal to the claims;
   *     null for a bare attestation
   * @return empty where the claims are not those of a publisher known here
   */
  public static Optional<ObservedIdentity> of(Claims claims, @Nullable Publisher publisher) {
    if (claims.subjectIsEmail() && claims.subject() != null) {
      return PublisherKind.GOOGLE.issuer().equals(claims.issuer())
          ? Optional.of(
              new ObservedIdentity(
                  new Identity(PublisherKind.GOOGLE, Map.of("email", claims.subject()), ""), false))
          : Optional.empty();
    }
    if (PublisherKind.CIRCLECI.issuer().equals(claims.issuer())) {
      return CircleCiClaims.identity(claims).map(i -> new ObservedIdentity(i, false));
    }
    String uri = claims.sourceRepositoryUri();
    return uri == null
        ? Optional.empty()
        : PublisherKind.ofRepository(uri)
            .filter(kind -> kind.issuer().equals(claims.issuer()))
            .map(
                kind -> of(kind, uri.substring(kind.upstreamPrefix().length()), claims, publisher));
  }

  private static ObservedIdentity of(
      PublisherKind kind, String repository, Claims claims, @Nullable Publisher publisher) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("repository", repository);
    keys.put(
        kind == PublisherKind.GITLAB ? "workflow_filepath" : "workflow", workflow(kind, claims));
    keys.put("repository-id", orEmpty(claims.sourceRepositoryId()));
    keys.put("owner-id", orEmpty(claims.sourceRepositoryOwnerId()));
    keys.put("ref", orEmpty(claims.sourceRepositoryRef()));
    keys.put("trigger", orEmpty(claims.buildTrigger()));
    keys.put("runner", orEmpty(claims.runnerEnvironment()));
    String environment = claims.deploymentEnvironment();
    boolean stated = environment != null;
    if (environment == null && publisher instanceof Publisher.GitHub github) {
      environment = github.environment();
      stated = true;
    } else if (environment == null && publisher instanceof Publisher.GitLab gitlab) {
      environment = gitlab.environment();
      stated = true;
    }
    keys.put("environment", orEmpty(environment));
    return new ObservedIdentity(new Identity(kind, keys, ""), stated);
  }

  /**
   * The workflow's path in {@code https://host/repo/…path@ref}, as PyPI's publisher names it. A ref
   * may itself contain an {@code @} ({@code refs/tags/project@1.0}), so the claims' ref or commit
   * tells where it begins.
   */
  private static String workflow(PublisherKind kind, Claims claims) {
    String path = claims.buildConfigUri();
    if (path == null) {
      return "";
    }
    String ref = "@" + orEmpty(claims.sourceRepositoryRef());
    String commit = "@" + orEmpty(claims.sourceRepositoryDigest());
    if (ref.length() > 1 && path.endsWith(ref)) {
      path = path.substring(0, path.length() - ref.length());
    } else if (commit.length() > 1 && path.endsWith(commit)) {
      path = path.substring(0, path.length() - commit.length());
    } else if (path.lastIndexOf('@') >= 0) {
      path = path.substring(0, path.lastIndexOf('@'));
    }
    String marker = kind == PublisherKind.GITLAB ? "//" : "/.github/workflows/";
    int start =
        path.indexOf(marker, path.indexOf("://") < 0 ? 0 : path.indexOf("://") + "://".length());
    return start < 0 ? path : path.substring(start + marker.length());
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * The identity to pin after seeing a release of this version, with the version in its ref
   * generalised.
   */
  public Identity toPin(String version) {
    return identity
        .kind()
        .refKey()
        .map(key -> identity.with(key, RefPattern.generalise(identity.get(key), version).pattern()))
        .orElse(identity);
  }
}
