package io.github.ebuildattest.hook.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, for reports and for {@code --version}. */
public final class Version implements IVersionProvider {

  /** The version alone, as reports carry it; it is filtered into a resource when this is built. */
  public static String number() {
    try (InputStream resource = Version.class.getResourceAsStream("version.txt")) {
      return resource == null
          ? "unreleased"
          : new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file cannot be read", e);
    }
  }

  @Override
  public String[] getVersion() {
    return new String[] {"ebuild-attest " + Version.number() + ", Java " + Runtime.version()};
  }
}
