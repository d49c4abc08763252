package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexHostsTest {

  @Test
  void pypi_is_two_hosts() {
    IndexHosts hosts = IndexHosts.official();
    assertThat(hosts.simple("foo")).hasToString("https://pypi.org/simple/foo/");
    assertThat(hosts.integrity("foo", "1.0", "foo-1.0.zip"))
        .hasToString("https://pypi.org/integrity/foo/1.0/foo-1.0.zip/provenance");
    assertThat(hosts.file("/packages/source/f/foo/foo-1.0.zip"))
        .hasToString("https://files.pythonhosted.org/packages/source/f/foo/foo-1.0.zip");
  }

  @Test
  void a_replacement_takes_the_place_of_both() throws IndexUrlException {
    IndexHosts hosts = IndexHosts.replacedBy("https://Mirror.example:8443/pypi/");
    assertThat(hosts.simple("foo")).hasToString("https://mirror.example:8443/pypi/simple/foo/");
    assertThat(hosts.file("/packages/x"))
        .hasToString("https://mirror.example:8443/pypi/packages/x");
    assertThat(hosts.contain(URI.create("https://pypi.org/simple/foo/"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.1.2.3:1",
        "http://[::1]:80"
      })
  void plain_http_is_for_loopback(String url) throws IndexUrlException {
    assertThat(IndexHosts.replacedBy(url)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pypi.org",
        "http://127.0.0.1.evil.example",
        "http://127.evil.example",
        "http://localhost.evil.example",
        "http://192.168.0.1",
        "ftp://localhost",
        "file:///tmp",
        "pypi.org",
        "",
        "https://",
        "https://pypi.org?x",
        "https://pypi.org#x",
        "https://pypi.org/a/../b",
        "https://pypi.org/%61",
        "https://a b",
      })
  void anything_else_is_a_mistake_in_the_configuration(String url) {
    assertThatExceptionOfType(IndexUrlException.class)
        .isThrownBy(() -> IndexHosts.replacedBy(url))
        .withMessageContaining("the index " + url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://user@pypi.org", "https://user:secret@pypi.org", "//secret@a b"})
  void a_user_is_refused_and_not_printed(String url) {
    assertThatExceptionOfType(IndexUrlException.class)
        .isThrownBy(() -> IndexHosts.replacedBy(url))
        .withMessageContaining("***@")
        .withMessageNotContainingAny("user", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pypi.org/x",
        "https://pypi.org:444/x",
        "https://me@pypi.org/x",
        "https://pypi.org.evil.example/x",
        "https://evil.example/x",
        "//evil.example/x",
        "mailto:pypi.org",
      })
  void only_the_configured_hosts_are_contained(String url) {
    assertThat(IndexHosts.official().contain(URI.create(url))).isFalse();
    assertThat(IndexHosts.official().contain(URI.create("https://PyPI.org:443/x"))).isTrue();
  }
}
