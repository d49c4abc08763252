package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who attested a file, as its certificate says, in the terms of a pin.
 *
 * @param identity with the ref as it is in the claims
 * @param environmentStated whether certificate or publisher name an environment; a publisher
 *     without one allows any, so that its silence says nothing
 * @param logged when the transparency log recorded it; null where that is not proven
 * @param uploaded when the index received the file; null where it does not tell
 */
public record ObservedIdentity(
    Identity identity,
    boolean environmentStated,
    @Nullable Instant logged,
    @Nullable Instant uploaded) {

  /** What a certificate says, at no known time. */
  public ObservedIdentity(Identity identity, boolean environmentStated) {
    this(identity, environmentStated, null, null);
  }

  /** The same, seen at a time. */
  public ObservedIdentity at(@Nullable Instant whenLogged, @Nullable Instant whenUploaded) {
    return new ObservedIdentity(identity, environmentStated, whenLogged, whenUploaded);
  }

  /**
   * Whether a file existed before a moment: logged before it, and uploaded before it as far as the
   * index tells. What is signed and held back is not old.
   */
  public boolean before(Instant moment) {
    return logged != null
        && logged.isBefore(moment)
        && (uploaded == null || uploaded.isBefore(moment));
  }

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
      stated = environment != null;
    } else if (environment == null && publisher instanceof Publisher.GitLab gitlab) {
      environment = gitlab.environment();
      stated = environment != null;
    }
    keys.put("environment", orEmpty(environment));
    keys.put(Identity.SIGNER, signer(kind, claims));
    return new ObservedIdentity(new Identity(kind, keys, ""), stated);
  }

  /**
   * The workflow's path in {@code https://host/repo/…path@ref}, as PyPI's publisher names it. A ref
   * may itself contain an {@code @} ({@code refs/tags/project@1.0}), so the claims' ref or commit
   * tells where it begins.
   */
  private static String workflow(PublisherKind kind, Claims claims) {
    String path = withoutRef(claims.buildConfigUri(), claims);
    String marker = kind == PublisherKind.GITLAB ? "//" : "/.github/workflows/";
    int start =
        path.indexOf(marker, path.indexOf("://") < 0 ? 0 : path.indexOf("://") + "://".length());
    return start < 0 ? path : path.substring(start + marker.length());
  }

  /**
   * What signed (claim 9 without its ref), where that is not the workflow that was started (claim
   * 18): a reusable workflow, be it of the same repository. Its own ref and ids are not compared.
   *
   * @return {@code OWNER/REPO/.github/workflows/FILE}, or an empty string where both are the same
   */
  private static String signer(PublisherKind kind, Claims claims) {
    String signer = withoutRef(claims.buildSignerUri(), claims);
    if (signer.equals(withoutRef(claims.buildConfigUri(), claims))) {
      return "";
    }
    if (signer.isEmpty()) {
      return "none";
    }
    return signer.startsWith(kind.upstreamPrefix())
        ? signer.substring(kind.upstreamPrefix().length())
        : signer;
  }

  private static String withoutRef(@Nullable String uri, Claims claims) {
    String path = orEmpty(uri);
    for (String at :
        List.of(orEmpty(claims.sourceRepositoryRef()), orEmpty(claims.sourceRepositoryDigest()))) {
      if (!at.isEmpty() && path.endsWith("@" + at)) {
        return path.substring(0, path.length() - at.length() - 1);
      }
    }
    return path.lastIndexOf('@') < 0 ? path : path.substring(0, path.lastIndexOf('@'));
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * The identity to pin after seeing a release of this version, with the version in its ref
   * generalised.
   */
  public Identity toPin(String version) {
    Optional<String> key = identity.kind().refKey();
    if (key.isEmpty()) {
      return identity;
    }
    RefPattern ref = RefPattern.generalise(identity.get(key.get()), version);
    Identity pinned = identity.with(key.get(), ref.pattern());
    return ref.isLiteralTag() ? pinned.with(Identity.VERSION, version) : pinned;
  }
}
