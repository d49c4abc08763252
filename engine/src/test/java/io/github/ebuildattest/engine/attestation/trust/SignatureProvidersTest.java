package io.github.ebuildattest.engine.attestation.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The preference is the VM's, so each case has one of its own. */
class SignatureProvidersTest {

  @TempDir private Path directory;

  /** The JDK has read it long ago; what is set would count in another VM. */
  @ParameterizedTest
  @CsvSource({"'', BC", "'  ', BC", "Signature.SHA256withECDSA:SunEC, SunEC"})
  void nothing_is_set_over_a_preference(String before, String provider) {
    String preference = "jdk.security.provider.preferred";
    String found = Security.getProperty(preference);
    Security.setProperty(preference, before);
    try {
      SignatureProviders.preferBouncyCastle();

      assertThat(Security.getProperty(preference)).startsWith("Signature.").endsWith(provider);
    } finally {
      Security.setProperty(preference, found == null ? "" : found);
    }
  }

  @Test
  void bouncy_castle_verifies_for_the_library_too() throws Exception {
    assertThat(providers()).containsExactly("BC", "BC");
  }

  @Test
  void what_the_administrator_prefers_stays() throws Exception {
    Path preference = directory.resolve("java.security");
    Files.writeString(
        preference, "jdk.security.provider.preferred=Signature.SHA256withECDSA:SunEC");

    assertThat(providers("-Djava.security.properties=" + preference))
        .containsExactly("SunEC", "SunEC");
  }

  private static List<String> providers(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), PreferredProvider.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}
