package io.github.ebuildattest.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.change.GitOverlay;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git's settings hold in a work tree of its own, and are passed over anywhere else. */
class IndexAccessTest {

  @TempDir Path around;

  private static IndexAccess in(Path directory) throws ConfigurationException {
    return IndexAccess.in(directory, SettingOverrides.NOTHING, Map.of(), Clock.systemUTC(), "test");
  }

  private GitOverlay badlySet(String... options) {
    GitOverlay overlay = GitOverlay.init(around.resolve("overlay"), options);
    overlay.git("config", "ebuild-attest.timeout", "nonsense");
    return overlay;
  }

  @Test
  void a_work_trees_settings_are_read() {
    GitOverlay overlay = badlySet();

    assertThatThrownBy(() -> in(overlay.directory))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nonsense");
  }

  @Test
  void a_directory_outside_of_git_has_none() throws Exception {
    assertThat(in(around).index(Duration.ofMinutes(1))).isPresent();
  }

  @Test
  void a_bare_repositorys_settings_are_passed_over() throws Exception {
    assertThat(in(badlySet("--bare").directory).index(Duration.ofMinutes(1))).isPresent();
  }

  @Test
  void settings_count_where_git_config_reads_them() throws Exception {
    GitOverlay overlay = badlySet();
    overlay.git("config", "core.worktree", Files.createDirectory(around.resolve("x")).toString());

    assertThatThrownBy(() -> in(overlay.directory))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nonsense");
  }
}
