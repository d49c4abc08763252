package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootRefresh;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootRefreshException;
import io.github.ebuildattest.engine.config.UserCache;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.Printable;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches the current Sigstore trusted root. */
@Command(
    name = "refresh-root",
    description = {
      "Fetches the current Sigstore trusted root by TUF into the user's cache directory.",
      "It is used from then on, unless --trusted-root, EBUILD_ATTEST_TRUSTED_ROOT or git's"
          + " configuration names another, or a later release of this tool ships a newer one."
    })
public final class RefreshRootCommand implements Callable<Integer> {

  private final Invocation invocation;

  @ArgGroup(exclusive = false)
  private @Nullable Instance instance;

  public RefreshRootCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  /** A Sigstore instance other than the public one. */
  private static final class Instance {
    @Option(
        names = "--mirror",
        required = true,
        paramLabel = "URL",
        description = "Where another Sigstore instance serves its TUF repository.")
    private String mirror = "";

    @Option(
        names = "--tuf-root",
        required = true,
        paramLabel = "FILE",
        description = "A root.json of that repository, which you trust.")
    private Path root = Path.of("");
  }

  @Override
  public Integer call() throws ConfigurationException {
    Path directory =
        UserCache.directory(invocation.environment())
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "There is nowhere to keep a trusted root: set XDG_CACHE_HOME or HOME to an"
                            + " absolute path."));
    TrustedRootRefresh refresh =
        instance == null
            ? TrustedRootRefresh.ofSigstore()
            : TrustedRootRefresh.of(mirror(instance.mirror), NamedFile.regular(instance.root));
    try {
      TrustedRoot root = refresh.fetch(directory, invocation.clock());
      invocation
          .out()
          .println(
              Printable.text(
                  "The trusted root of "
                      + refresh.mirror()
                      + " is now in "
                      + root.source()
                      + ", and is used from now on."));
      return ExitCode.PASS;
    } catch (TrustedRootRefreshException e) {
      invocation.tell(Printable.text(String.valueOf(e.getMessage())));
      return ExitCode.COULD_NOT_CHECK;
    }
  }

  /** TUF signs what is fetched, but plain http would let others watch it, or withhold updates. */
  private static URI mirror(String url) throws ConfigurationException {
    try {
      URI uri = new URI(url.endsWith("/") ? url : url + "/");
      boolean https = "https".equals(uri.getScheme()) && uri.getHost() != null;
      if (https || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost()))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new ConfigurationException("--mirror is no URL: " + url, e);
    }
    throw new ConfigurationException(
        "--mirror must be an https URL (or plain http on loopback), not " + url + ".");
  }

  private static boolean isLoopback(@Nullable String host) throws ConfigurationException {
    if (host == null || !(host.equals("localhost") || host.matches("127[0-9.]+|\\[::1]"))) {
      return false;
    }
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigurationException("--mirror names no host: " + host, e);
    }
  }
}
