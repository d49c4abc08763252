package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.attestation.SignatureProviders;
import io.github.ebuildattest.engine.attestation.TrustedRoot;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** Where {@code java -jar ebuild-attest.jar} begins. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the VM with its exit code. */
  public static void main(String[] args) throws URISyntaxException {
    SignatureProviders.preferBouncyCastle();
    if (args.length > 0 && args[0].equals("verify")) {
      TrustedRoot.loadAhead();
    }
    letProxiesAskForPasswords();
    System.exit(new CommandLineTool(surroundings()).run(args));
  }

  /**
   * A password in https_proxy is meant for that proxy, and Basic is what proxies ask for. Java
   * refuses to say it to a proxy that leads to an https host, unless this property, which it reads
   * once, leaves Basic out (its net.properties).
   */
  private static void letProxiesAskForPasswords() {
    String schemes = "jdk.http.auth.tunneling.disabledSchemes";
    if (System.getProperty(schemes) == null) {
      System.setProperty(schemes, "");
    }
  }

  private static Surroundings surroundings() throws URISyntaxException {
    return new Surroundings(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Clock.systemUTC(),
        Terminal.isThere(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  /** Reports are UTF-8 whatever the locale, as the files that they speak of are. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
