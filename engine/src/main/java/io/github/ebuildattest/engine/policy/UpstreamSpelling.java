package io.github.ebuildattest.engine.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@code PYPI_VERIFY_REPO} means that pypi.eclass' verifier never accepts: the verifier
 * compares exactly with the certificate's source repository, which has https, no {@code .git} and
 * no trailing slash.
 */
public final class UpstreamSpelling {

  private static final Pattern LOOSE =
      Pattern.compile(
          "(?:(?:https?://|git://|ssh://git@|git\\+https://)?(?:www\\.)?(?<host>github|gitlab)\\.com[/:])?"
              + "(?<path>[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+)",
          Pattern.CASE_INSENSITIVE);

  private UpstreamSpelling() {}

  /**
   * The spelling that the verifier accepts. A bare {@code owner/repository} is taken to be on
   * GitHub, as those who write it mean it.
   *
   * @return empty where no such spelling can be derived
   */
  public static Optional<String> mended(String verifyRepo) {
    Matcher matcher = LOOSE.matcher(verifyRepo.strip().replaceFirst("/*(?:\\.git)?/*$", ""));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group("host");
    String mended =
        "https://"
            + (host == null ? "github" : host.toLowerCase(Locale.ROOT))
            + ".com/"
            + matcher.group("path");
    return ExpectedUpstream.wellFormed(mended) ? Optional.of(mended) : Optional.empty();
  }
}
