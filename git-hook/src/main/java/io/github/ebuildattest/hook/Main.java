package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.attestation.trust.SignatureProviders;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The entry point of {@code java -jar ebuild-attest.jar}. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the VM with its exit code. */
  public static void main(String[] args) throws URISyntaxException {
    if (args.length > 0 && args[0].equals("verify")) {
      Thread loader = new Thread(Main::loadAhead, "load-ahead");
      loader.setDaemon(true);
      loader.start();
    } else {
      SignatureProviders.preferBouncyCastle();
    }
    letProxiesAskForPasswords();
    System.exit(new CommandLineTool(invocation()).run(args));
  }

  private static void loadAhead() {
    SignatureProviders.preferBouncyCastle();
    TrustedRoot.loadAhead();
  }

  /**
   * A password in https_proxy is meant for that proxy, and proxies ask for it by Basic. By default
   * Java does not send it when tunnelling to an https host (net.properties); clearing this
   * property, which is read only once, allows that.
   */
  private static void letProxiesAskForPasswords() {
    String schemes = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(schemes) == null) {
      System.setProperty(schemes, "");
    }
  }

  private static Invocation invocation() throws URISyntaxException {
    return new Invocation(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        Terminal.isThere(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        program());
  }

  /** This program's file. With the launcher's {@code -Xbootclasspath/a} there is no code source. */
  private static Path program() throws URISyntaxException {
    @Nullable CodeSource source = Main.class.getProtectionDomain().getCodeSource();
    return source == null
        ? Path.of(System.getProperty("java.class.path")).toAbsolutePath()
        : Path.of(source.getLocation().toURI());
  }

  /** Reports are UTF-8 whatever the locale, like the files that they quote. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
