package io.github.ebuildattest.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.source.ComparedFile.State;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.tree.CommitAnswer;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.source.SourceRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceComparerTest {

  private static final String PYPROJECT =
      """
      [build-system]
      requires = ["setuptools"]

      [project]
      name = "lapwing"
      version = "1.2"

      [project.scripts]
      lapwing = "lapwing:main"
      """;

  private static final Map<String, String> PROJECT =
      Map.of(
          "pyproject.toml", PYPROJECT,
          "src/lapwing/__init__.py", "def main():\n    pass\n",
          "src/lapwing/version.py", "__version__ = '1.1'\n",
          "src/lapwing/limits.py", "limit = 0.5\n",
          "tests/fixtures/evil.py", "import os\n",
          "setup.cfg", "[metadata]\nlicense_files = LICENSE\n",
          "LICENSE", "Do what you want.\n");

  @TempDir private Path directory;
  private SourceRepository repository;

  @BeforeEach
  void start() throws IOException {
    repository = SourceRepository.in(directory.resolve("repository"));
  }

  @Test
  void an_sdist_of_the_commits_own_files_equals_it() throws Exception {
    SourceComparison comparison = sdist(repository.commit(PROJECT), PROJECT);

    assertThat(comparison.equal()).isTrue();
    assertThat(comparison.prefix()).isEmpty();
    assertThat(comparison.count(State.SAME)).isEqualTo(PROJECT.size());
  }

  @ParameterizedTest
  @CsvSource({
    "PKG-INFO, METADATA",
    "src/lapwing.egg-info/PKG-INFO, METADATA",
    "src/lapwing.egg-info/SOURCES.txt, METADATA",
    "src/lapwing.egg-info/__init__.py, ADDED",
    "src/lapwing.egg-info/deeper/PKG-INFO, ADDED",
    "evil.egg-info/PKG-INFO, ADDED",
    "src/PKG-INFO, ADDED",
    "src/lapwing/evil.py, ADDED",
    "lapwing.pth, ADDED",
    "lapwing-1.2.dist-info/METADATA, ADDED"
  })
  void what_the_commit_lacks_is_metadata_by_name_and_place_alone(String path, State state)
      throws Exception {
    SourceComparison comparison = sdist(repository.commit(PROJECT), with(path, "anything\n"));

    assertThat(state(comparison, path)).isEqualTo(state);
    assertThat(comparison.equal()).isEqualTo(state == State.METADATA);
  }

  @Test
  void two_directories_of_metadata_are_none() throws Exception {
    Map<String, String> files = with("src/lapwing.egg-info/PKG-INFO", "Name: lapwing\n");
    files.put("evil/lapwing.egg-info/PKG-INFO", "import os\n");

    SourceComparison comparison = sdist(repository.commit(PROJECT), files);

    assertThat(comparison.count(State.ADDED)).isEqualTo(2);
  }

  @Test
  void known_contents_in_a_new_place_are_added_and_their_origin_is_named() throws Exception {
    SourceComparison comparison =
        sdist(repository.commit(PROJECT), with("src/lapwing/evil.py", "import os\n"));

    assertThat(comparison.findings()).extracting(f -> f.id().id()).containsExactly("source-added");
    assertThat(comparison.findings().get(0).message())
        .contains("src/lapwing/evil.py (the contents of tests/fixtures/evil.py)");
  }

  @ParameterizedTest
  @CsvSource({
    "src/lapwing/__init__.py, 'def main():\\r\\n    pass\\r\\n', LINE_ENDINGS",
    "src/lapwing/__init__.py, 'def main():\\r\\n    pass\\n', ALTERED",
    "src/lapwing/__init__.py, 'def main():\\n    pass\\nimport os\\n', ALTERED",
    "src/lapwing/version.py, '__version__ = ''1.2''\\n', SUBSTITUTED",
    "src/lapwing/version.py, '__version__ = ''1.3''\\n', ALTERED",
    "src/lapwing/version.py, '__version__ = ''1.2''\\nimport os\\n', ALTERED",
    "setup.cfg, '[metadata]\\n"
        + "license_files=LICENSE\\n"
        + "\\n"
        + "[egg_info]\\n"
        + "tag_build =\\n"
        + "tag_date = 0\\n"
        + "', METADATA",
    "setup.cfg, '[metadata]\\nlicense_files=LICENSE\\n\\n[egg_info]\\negg_base = evil\\n', ALTERED",
    "src/lapwing/limits.py, 'limit = 1.2\\n', ALTERED",
    "setup.cfg, '[metadata]\\n"
        + "license_files=LICENSE\\n"
        + "# x\\r"
        + "[build_ext]\\r"
        + "cmdclass = e\\n"
        + "', ALTERED",
    "setup.cfg, '[metadata]\\nlicense_files=LICENSE\\n[build_ext]\\ncmdclass = e\\n', ALTERED",
    "setup.cfg, '[metadata]\\nlicense_files=LICENSE\\n[metadata]\\nname = e\\n', ALTERED"
  })
  void other_contents_are_altered_unless_the_reason_is_plain(String path, String text, State state)
      throws Exception {
    String content = text.replace("\\r", "\r").replace("\\n", "\n");

    SourceComparison comparison = sdist(repository.commit(PROJECT), with(path, content));

    assertThat(state(comparison, path)).isEqualTo(state);
    assertThat(comparison.equal()).isEqualTo(state != State.ALTERED);
  }

  @ParameterizedTest
  @CsvSource({
    "'# $Format:%H$', '# COMMIT', SUBSTITUTED",
    "'# $Format:%h$', '# SHORT', SUBSTITUTED",
    "'# $Format:%d$', '# (tag: v1.2)', SUBSTITUTED",
    "'# $Format:%d$', '# x|import os', ALTERED",
    "'v = \"$Format:%d$\"', 'v = \"\"+evil+\"\"', ALTERED",
    "'# $Format:%H$', '# 0000000000000000000000000000000000000000', ALTERED"
  })
  void git_archives_placeholders_hold_what_git_fills_in(String was, String is, State state)
      throws Exception {
    String path = "src/lapwing/archival.py";
    Map<String, String> committed = with(path, was + "\n");
    String commit = repository.commit(committed);
    String filled =
        is.replace("COMMIT", commit).replace("SHORT", commit.substring(0, 9)).replace("|", "\n");

    SourceComparison comparison = sdist(commit, with(path, filled + "\n"));

    assertThat(state(comparison, path)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "'[console_scripts]\\nlapwing = lapwing:main\\n', METADATA",
    "'[console_scripts]\\nlapwing = lapwing:evil\\n', ADDED",
    "'[console_scripts]\\nlapwing = lapwing:main\\nevil = lapwing:main\\n', ADDED",
    "'[gui_scripts]\\nlapwing = lapwing:main\\n', ADDED",
    "'[pytest11]\\nlapwing = lapwing\\n', ADDED",
    "'[console_scripts]\\n;evil = lapwing:main\\n', ADDED",
    "'# comment\\x[console_scripts]\\xevil = lapwing:main\\n', ADDED",
    "'[console_scripts]\\nlapwing = lapwing:ma\\n', ADDED"
  })
  void entry_points_are_those_that_the_project_declares(String text, State state) throws Exception {
    String path = "src/lapwing.egg-info/entry_points.txt";

    SourceComparison comparison =
        sdist(
            repository.commit(PROJECT),
            with(path, text.replace("\\n", "\n").replace("\\x", "\u2028")));

    assertThat(state(comparison, path)).isEqualTo(state);
  }

  @Test
  void a_project_in_a_directory_is_compared_with_that_directory_alone() throws Exception {
    Map<String, String> all = new LinkedHashMap<>();
    PROJECT.forEach((path, text) -> all.put("python/" + path, text));
    all.put("other/pyproject.toml", "[project]\nname = 'other'\n");
    all.put("src/lapwing/evil.py", "import os\n");
    String commit = repository.commit(all);

    assertThat(sdist(commit, PROJECT).prefix()).isEqualTo("python/");
    assertThat(sdist(commit, PROJECT).equal()).isTrue();
    assertThat(
            state(sdist(commit, with("src/lapwing/evil.py", "import os\n")), "src/lapwing/evil.py"))
        .isEqualTo(State.ADDED);
  }

  @Test
  void a_wheel_is_compared_with_the_directory_of_its_packages() throws Exception {
    String commit = repository.commit(PROJECT);
    Map<String, String> files = new LinkedHashMap<>();
    files.put("lapwing/__init__.py", PROJECT.get("src/lapwing/__init__.py"));
    files.put("lapwing/version.py", PROJECT.get("src/lapwing/version.py"));
    files.put("lapwing-1.2.dist-info/METADATA", "Name: lapwing\n");
    files.put("lapwing-1.2.dist-info/WHEEL", "Wheel-Version: 1.0\n");
    files.put("lapwing-1.2.dist-info/RECORD", "\n");
    files.put("lapwing-1.2.dist-info/licenses/LICENSE", PROJECT.get("LICENSE"));
    files.put(
        "lapwing-1.2.dist-info/entry_points.txt", "[console_scripts]\nlapwing = lapwing:main\n");

    SourceComparison comparison = wheel(commit, files);

    assertThat(comparison.prefix()).isEqualTo("src/");
    assertThat(comparison.equal()).isTrue();
    for (String evil :
        new String[] {
          "lapwing.pth",
          "lapwing-1.2.data/scripts/evil",
          "evil.py",
          "lapwing-1.2.dist-info/evil.py",
          "lapwing-1.2.dist-info/licenses/evil.py"
        }) {
      Map<String, String> more = new LinkedHashMap<>(files);
      more.put(evil, "import os\n");
      assertThat(state(wheel(commit, more), evil)).isEqualTo(State.ADDED);
    }
  }

  @Test
  void a_file_in_place_of_a_link_is_what_the_link_leads_to() throws Exception {
    Files.createDirectories(repository.directory().resolve("src/lapwing"));
    Files.createSymbolicLink(
        repository.directory().resolve("src/lapwing/LICENSE"), Path.of("../../LICENSE"));
    // a Path would lose the slash at its end
    Process link =
        new ProcessBuilder("ln", "-s", "tests/fixtures/", "alias")
            .directory(repository.directory().toFile())
            .start();
    assertThat(link.waitFor()).isZero();
    String commit = repository.commit(PROJECT);
    Map<String, String> files = with("src/lapwing/LICENSE", PROJECT.get("LICENSE"));
    files.put("alias/evil.py", "import os\n");

    assertThat(sdist(commit, files).equal()).isTrue();

    files.put("src/lapwing/LICENSE", "another text\n");
    assertThat(state(sdist(commit, files), "src/lapwing/LICENSE")).isEqualTo(State.ALTERED);
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/waders/library, 'int a;\\n', SAME",
    "https://github.com/waders/library.git/, 'int a;\\n', SAME",
    "../library, 'int a;\\n', SAME",
    "git@github.com:waders/library.git, 'int a;\\n', SAME",
    "https://github.com/waders/library, 'int b;\\n', ALTERED",
    "https://github.com/waders/library, 'int a;\\r\\n', LINE_ENDINGS",
    "https://example.org/waders/library, 'int a;\\n', NOT_COMPARED",
    "https://github.com/waders/gone, 'int a;\\n', NOT_COMPARED",
    "../../../../etc, 'int a;\\n', NOT_COMPARED"
  })
  void a_submodules_files_are_those_of_the_commit_that_the_tree_names(
      String url, String text, State state) throws Exception {
    String library =
        SourceRepository.in(directory.resolve("library")).commit(Map.of("a.c", "int a;\n"));
    Map<String, String> committed = new LinkedHashMap<>(PROJECT);
    committed.put(".gitmodules", "[submodule \"lib\"]\n\tpath = vendor/lib\n\turl = " + url + "\n");
    String commit = withSubmodule(repository.commit(committed), library);
    String content = text.replace("\\r", "\r").replace("\\n", "\n");

    SourceComparison comparison = sdist(commit, with("vendor/lib/a.c", content));

    assertThat(state(comparison, "vendor/lib/a.c")).isEqualTo(state);
    assertThat(comparison.findings())
        .extracting(f -> f.id().id())
        .containsExactlyElementsOf(
            switch (state) {
              case ALTERED -> List.of("source-altered");
              case NOT_COMPARED -> List.of("source-unreachable");
              default -> List.of();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 200})
  void a_message_names_some_files_and_counts_the_others(int count) throws Exception {
    Map<String, String> files = new LinkedHashMap<>(PROJECT);
    for (int i = 0; i < count; i++) {
      files.put("src/lapwing/evil" + i + ".py", "import os\n");
    }

    Finding finding = sdist(repository.commit(PROJECT), files).findings().get(0);

    assertThat(finding.message())
        .startsWith(count + " files are not in commit ")
        .endsWith(" and " + (count - 10) + " more");
  }

  private String withSubmodule(String commit, String library) throws IOException {
    repository
        .git()
        .run("update-index", "--add", "--cacheinfo", "160000," + library + ",vendor/lib");
    String tree = repository.git().run("write-tree").strip();
    return repository.git().run("commit-tree", "-p", commit, "-m", "library", tree).strip();
  }

  private static Map<String, String> with(String path, String text) {
    Map<String, String> files = new LinkedHashMap<>(PROJECT);
    files.put(path, text);
    return files;
  }

  private static State state(SourceComparison comparison, String path) {
    return comparison.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private SourceComparison sdist(String commit, Map<String, String> files) throws Exception {
    Distfile sdist = Sdist.holding("lapwing-1.2", files);
    return compare(commit, sdist.name(), sdist.bytes());
  }

  private SourceComparison wheel(String commit, Map<String, String> files) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return compare(commit, "lapwing-1.2-py3-none-any.whl", bytes.toByteArray());
  }

  private SourceComparison compare(String commit, String name, byte[] bytes) throws Exception {
    ArchiveContents archive =
        ArchiveContents.read(Files.write(directory.resolve(name), bytes), name);
    CommitHosts hosts =
        new CommitHosts(
            url ->
                url.replace("https://github.com/waders/lapwing", repository.directory().toString())
                    .replace("https://github.com/waders/", directory + "/"),
            null);
    CommitAnswer<SourceComparison> answer =
        new SourceComparer(hosts)
            .compare(
                archive,
                DistributionFileName.parse(name).orElseThrow(),
                new SourceCommit("https://github.com/waders/lapwing", commit));
    assertThat(answer).isInstanceOf(CommitAnswer.Found.class);
    return ((CommitAnswer.Found<SourceComparison>) answer).value();
  }
}
