package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageMetadata;
import io.github.ebuildattest.engine.policy.pin.CircleCiClaims;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which upstream an ebuild declares, before any pin: {@code PYPI_VERIFY_REPO} (pypi.eclass), else
 * metadata.xml's remote-ids (GLEP 68).
 *
 * @param values the upstreams, one of which must have built the file: URLs, or {@code gcp:EMAIL};
 *     empty where nothing is declared
 * @param source where they come from
 * @param besides upstreams that metadata.xml names in addition to PYPI_VERIFY_REPO
 * @param findings what is wrong with the declaration itself
 */
public record ExpectedUpstream(
    List<String> values, Source source, List<String> besides, List<Finding> findings) {

  /** Where an upstream is declared. */
  public enum Source {
    /** In the ebuild, for the eclass. */
    PYPI_VERIFY_REPO("PYPI_VERIFY_REPO"),
    /** In metadata.xml. */
    REMOTE_ID("metadata.xml remote-id"),
    /** On the command line, where a human means it literally. */
    COMMAND_LINE("--upstream"),
    /** Only in the pin. */
    PIN("pin"),
    /** Nowhere. */
    NONE("nothing");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    /** The name users see. */
    public String label() {
      return label;
    }
  }

  /** What the verifier that pypi.eclass runs compares with: exact, no trailing slash, no .git. */
  private static final Pattern VERIFY_REPO =
      Pattern.compile(
          "https://(github\\.com/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+"
              + "|gitlab\\.com(/[A-Za-z0-9_.-]+){2,})|gcp:[^\\s@]+@[^\\s@]+");

  public ExpectedUpstream {
    values = List.copyOf(values);
    besides = List.copyOf(besides);
    findings = List.copyOf(findings);
  }

  /** An upstream that is declared in one place only. */
  public ExpectedUpstream(List<String> values, Source source, List<Finding> findings) {
    this(values, source, List.of(), findings);
  }

  /** What an ebuild and its package's metadata.xml declare. */
  public static ExpectedUpstream declared(@Nullable String verifyRepo, PackageMetadata metadata) {
    List<String> remotes = new ArrayList<>();
    for (PackageMetadata.RemoteId id : metadata.remoteIds()) {
      if (id.type().equals("github") || id.type().equals("gitlab")) {
        remotes.add("https://" + id.type() + ".com/" + id.value());
      }
    }
    if (verifyRepo == null || verifyRepo.isEmpty()) {
      return new ExpectedUpstream(
          remotes, remotes.isEmpty() ? Source.NONE : Source.REMOTE_ID, List.of());
    }
    List<Finding> findings = new ArrayList<>();
    if (!wellFormed(verifyRepo)) {
      findings.add(
          Finding.of(
              FindingId.UPSTREAM_MALFORMED,
              "PYPI_VERIFY_REPO is '"
                  + verifyRepo
                  + "', which the eclass' verifier never accepts;"
                  + " expected https://github.com/OWNER/REPOSITORY, https://gitlab.com/PATH or"
                  + " gcp:EMAIL"));
    } else if (!remotes.isEmpty()
        && !verifyRepo.startsWith("gcp:")
        && remotes.stream().noneMatch(r -> sameRepository(r, verifyRepo))) {
      findings.add(
          Finding.of(
              FindingId.UPSTREAM_CONFLICT,
              "PYPI_VERIFY_REPO says "
                  + verifyRepo
                  + ", metadata.xml says "
                  + String.join(", ", remotes)));
    }
    return new ExpectedUpstream(List.of(verifyRepo), Source.PYPI_VERIFY_REPO, remotes, findings);
  }

  /** An upstream that the command line names, compared exactly. */
  public static ExpectedUpstream given(String upstream) {
    return new ExpectedUpstream(List.of(upstream), Source.COMMAND_LINE, List.of());
  }

  /** Whether the verifier that pypi.eclass runs could ever accept it. */
  public static boolean wellFormed(String verifyRepo) {
    return VERIFY_REPO.matcher(verifyRepo).matches() && !verifyRepo.endsWith(".git");
  }

  /** Whether anything is declared. */
  public boolean known() {
    return !values.isEmpty();
  }

  /**
   * Compares with the claims of a certificate.
   *
   * @return the finding {@code upstream-mismatch}, or empty where they agree or nothing is declared
   */
  public Optional<Finding> mismatch(Claims claims) {
    String built = upstreamOf(claims);
    boolean exact = source == Source.PYPI_VERIFY_REPO || source == Source.COMMAND_LINE;
    for (String value : values) {
      if (exact ? matches(value, claims) : sameRepository(value, built)) {
        return Optional.empty();
      }
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String near =
        values.stream().anyMatch(v -> sameRepository(v.replaceFirst("(\\.git|/)+$", ""), built))
            ? " (the same but for upper and lower case, a trailing slash or .git; write it exactly)"
            : "";
    return Optional.of(
        Finding.of(
            FindingId.UPSTREAM_MISMATCH,
            "built from "
                + built
                + "; "
                + source.label()
                + " expects "
                + String.join(" or ", values)
                + near));
  }

  /**
   * Whether claims name exactly this upstream, case included, as pypi.eclass' verifier compares.
   *
   * @param upstream a repository's URL, or {@code gcp:EMAIL}
   */
  public static boolean matches(String upstream, Claims claims) {
    if (upstream.startsWith("gcp:")) {
      return claims.subjectIsEmail()
          && upstream.substring("gcp:".length()).equals(claims.subject())
          && PublisherKind.GOOGLE.issuer().equals(claims.issuer());
    }
    return upstream.equals(upstreamOf(claims));
  }

  /**
   * The upstream that claims name: the source repository, or {@code gcp:EMAIL}. CircleCI's
   * certificates name repositories without the scheme. Where another identity provider than the
   * repository's own names it (Fulcio accepts several that may name any repository), the result
   * says whose words they are, and equals no upstream.
   */
  public static String upstreamOf(Claims claims) {
    if (PublisherKind.CIRCLECI.issuer().equals(claims.issuer())) {
      return CircleCiClaims.identity(claims)
          .map(Identity::upstream)
          .orElse("a CircleCI pipeline that names itself otherwise");
    }
    String repository = claims.sourceRepositoryUri();
    if (repository != null) {
      return PublisherKind.ofRepository(repository)
              .filter(kind -> kind.issuer().equals(claims.issuer()))
              .isPresent()
          ? repository
          : repository + ", in the words of " + claims.issuer();
    }
    if (claims.subjectIsEmail()) {
      return PublisherKind.GOOGLE.issuer().equals(claims.issuer())
          ? "gcp:" + claims.subject()
          : "an unnamed source, signed by " + claims.subject() + " of " + claims.issuer();
    }
    return "an unnamed source";
  }

  /** Whether two upstreams are the same: forges ignore the case of owner and repository. */
  public static boolean sameRepository(String one, String other) {
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }
}
