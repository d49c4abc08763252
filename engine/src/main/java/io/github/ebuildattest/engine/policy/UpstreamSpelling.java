package io.github.ebuildattest.engine.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was meant by a {@code PYPI_VERIFY_REPO} that pypi.eclass' verifier never accepts: it
 * compares exactly with the certificate's source repository, which has https, no {@code .git} and
 * no slash at the end.
 */
public final class UpstreamSpelling {

  private static final Pattern LOOSE =
      Pattern.compile(
          "(?:(?:https?://|git://|ssh://git@|git\\+https://)?(?:www\\.)?(?<host>github|gitlab)\\.com[/:])?"
              + "(?<path>[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+)",
          Pattern.CASE_INSENSITIVE);

  private UpstreamSpelling() {}

  /**
   * The spelling that the verifier accepts. A bare {@code owner/repository} is taken for one on
   * GitHub, as by everybody who writes it so.
   *
   * @return empty where nothing can be made of it
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
