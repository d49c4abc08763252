package io.github.ebuildattest.engine.source.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.http.BackOff;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Exchange;
import io.github.ebuildattest.engine.http.Retries;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.http.Stall;
import io.github.ebuildattest.testkit.source.GitServer;
import io.github.ebuildattest.testkit.source.SourceRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitHostsTest {

  private static final String URL = "https://github.com/waders/lapwing";
  private static final String HELLO_ID = "ce013625030ba8dba906f756967f9e9ca394464a";

  @TempDir private Path root;
  private SourceRepository repository;
  private GitServer server;

  @BeforeEach
  void serve() throws IOException {
    repository = SourceRepository.in(root.resolve("waders/lapwing"));
    server = GitServer.of(root);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void gets_the_tree_of_a_commit_in_one_request_without_the_contents_of_files() throws Exception {
    Files.createDirectories(repository.directory().resolve("src"));
    Files.createSymbolicLink(repository.directory().resolve("src/link"), Path.of("../hello"));
    String commit = repository.commit(Map.of("hello", "hello\n", "src/é/deep", "hello\n"));

    SourceTree tree = found(hosts().tree(new SourceCommit(URL, commit)));

    assertThat(tree.at("hello")).isEqualTo(new TreeEntry("hello", TreeEntry.Kind.FILE, HELLO_ID));
    assertThat(tree.at("src/é/deep")).isNotNull();
    assertThat(tree.at("src/link").kind()).isEqualTo(TreeEntry.Kind.LINK);
    assertThat(tree.size()).isEqualTo(3);
    assertThat(server.questions()).hasSize(1);
    assertThat(hosts().blobs(new SourceCommit(URL, commit), Set.of(HELLO_ID)))
        .isInstanceOfSatisfying(
            CommitAnswer.Found.class,
            found ->
                assertThat(((Map<?, ?>) found.value()).get(HELLO_ID))
                    .isEqualTo("hello\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void asks_a_host_that_knows_no_filters_for_everything() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    repository.git().config("uploadpack.allowFilter", "false");

    assertThat(found(hosts().tree(new SourceCommit(URL, commit))).at("hello")).isNotNull();
    assertThat(server.questions()).hasSize(2);
  }

  @Test
  void reads_a_repository_on_this_machine_where_git_is_configured_so() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    CommitHosts hosts = new CommitHosts(url -> repository.directory().toString(), null);

    assertThat(found(hosts.tree(new SourceCommit(URL, commit))).at("hello")).isNotNull();
    assertThat(hosts.blobs(new SourceCommit(URL, commit), Set.of(HELLO_ID)))
        .isInstanceOf(CommitAnswer.Found.class);
    assertThat(hosts.tree(new SourceCommit(URL, "0".repeat(40))))
        .isInstanceOf(CommitAnswer.Gone.class);
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void asks_no_host_where_the_run_is_offline() {
    CommitHosts hosts = new CommitHosts(UnaryOperator.identity(), null);

    assertThat(hosts.tree(new SourceCommit(URL, "0".repeat(40))))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("was not asked", "offline"));
  }

  @Test
  void tells_a_commit_and_a_repository_that_are_gone_from_a_host_that_fails() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));

    assertThat(hosts().tree(new SourceCommit(URL, "0".repeat(40))))
        .isInstanceOf(CommitAnswer.Gone.class);
    assertThat(hosts().tree(new SourceCommit("https://github.com/waders/other", commit)))
        .isInstanceOf(CommitAnswer.Gone.class);
    server.answering(401, new byte[0]);
    assertThat(hosts().tree(new SourceCommit(URL, commit))).isInstanceOf(CommitAnswer.Gone.class);
    server.answering(500, new byte[0]);
    assertThat(hosts().tree(new SourceCommit(URL, commit)))
        .isInstanceOf(CommitAnswer.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000", "<html>", "000dpackfile\n", "fffffff", "0008ERR \n0000"})
  void never_takes_what_is_no_pack_for_one(String body) throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    server.answering(200, body.getBytes(StandardCharsets.UTF_8));

    assertThat(hosts().tree(new SourceCommit(URL, commit)))
        .isNotInstanceOf(CommitAnswer.Found.class);
  }

  @Test
  void never_takes_another_commit_for_the_one_that_was_asked_for() throws Exception {
    String asked = repository.commit(Map.of("hello", "hello\n"));
    String other = repository.commit(Map.of("evil.py", "import os\n"));
    server.answering(
        200, GitServer.uploadPack(repository.directory(), PacketLines.commit(other, true)));

    assertThat(hosts().tree(new SourceCommit(URL, asked)))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("without the commit"));
  }

  @Test
  void refuses_a_pack_that_lacks_a_tree() throws Exception {
    String commit = repository.commit(Map.of("a/b", "hello\n"));
    String tree = repository.git().run("rev-parse", commit + "^{tree}").strip();
    server.answering(200, packed(commit, tree));

    assertThat(hosts().tree(new SourceCommit(URL, commit)))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("some of its tree"));
  }

  @Test
  void refuses_a_pack_that_says_it_holds_two_thousand_million_objects() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    byte[] header = {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0x7f, -1, -1, -1};
    server.answering(200, sideBand(header));

    assertThat(hosts().tree(new SourceCommit(URL, commit)))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("more objects than a tree has"));
  }

  @Test
  void gives_up_a_tree_of_trees_that_double() throws Exception {
    String blob = repository.git().run("hash-object", "-w", "/dev/null").strip();
    String tree = tree("100644 blob " + blob + "\tfile\n");
    for (int i = 0; i < 40; i++) {
      tree = tree("040000 tree " + tree + "\ta\n040000 tree " + tree + "\tb\n");
    }
    String commit = repository.git().run("commit-tree", "-m", "deep", tree).strip();

    assertThat(hosts().tree(new SourceCommit(URL, commit)))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("larger or deeper than any"));
  }

  @Test
  void refuses_trees_that_git_itself_refuses() throws Exception {
    String blob = repository.git().run("hash-object", "-w", "/dev/null").strip();
    byte[] id = HexFormat.of().parseHex(blob);
    for (String name : List.of("..", ".git", ".", "a/b", "")) {
      ByteArrayOutputStream tree = new ByteArrayOutputStream();
      tree.writeBytes(("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8));
      tree.writeBytes(id);
      Path file = Files.write(root.resolve("tree"), tree.toByteArray());
      String treeId =
          repository
              .git()
              .run("hash-object", "-t", "tree", "--literally", "-w", file.toString())
              .strip();
      String commit = repository.git().run("commit-tree", "-m", "odd", treeId).strip();

      assertThat(hosts().tree(new SourceCommit(URL, commit)))
          .describedAs(name)
          .isNotInstanceOf(CommitAnswer.Found.class);
    }
  }

  @Test
  void follows_no_redirect_to_another_host() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    try (GitServer elsewhere = GitServer.of(root)) {
      server.answering(
          exchange -> {
            exchange
                .getResponseHeaders()
                .set("Location", elsewhere.url() + "/waders/lapwing/git-upload-pack");
            exchange.sendResponseHeaders(302, -1);
          });

      assertThat(hosts().tree(new SourceCommit(URL, commit)))
          .isInstanceOf(CommitAnswer.Unreachable.class);
      assertThat(elsewhere.questions()).isEmpty();
    }
  }

  @Test
  void hangs_up_on_a_host_that_never_ends() throws Exception {
    String commit = repository.commit(Map.of("hello", "hello\n"));
    server.answering(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] progress = "0006\u0002.".getBytes(StandardCharsets.UTF_8);
          while (true) {
            exchange.getResponseBody().write(progress);
            exchange.getResponseBody().flush();
            try {
              Thread.sleep(20);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return;
            }
          }
        });

    assertThat(hosts(Duration.ofSeconds(2)).tree(new SourceCommit(URL, commit)))
        .isInstanceOf(CommitAnswer.Unreachable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ssh://git@github.com/a/b", "git://github.com/a/b", "http://example.org/a/b", "b"})
  void goes_nowhere_that_is_neither_https_nor_this_machine(String url) {
    CommitHosts hosts = new CommitHosts(named -> url, retries(Duration.ofSeconds(10)));

    assertThat(hosts.tree(new SourceCommit(URL, "0".repeat(40))))
        .isInstanceOfSatisfying(
            CommitAnswer.Unreachable.class,
            answer -> assertThat(answer.clause()).contains("neither https nor a directory"));
  }

  private String tree(String listing) throws IOException {
    Path index = root.resolve("listing");
    Files.writeString(index, listing);
    Process process =
        new ProcessBuilder("git", "mktree")
            .directory(repository.directory().toFile())
            .redirectInput(index.toFile())
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private byte[] packed(String... objects) throws IOException {
    Path list = Files.writeString(root.resolve("objects"), String.join("\n", objects) + "\n");
    Process process =
        new ProcessBuilder("git", "pack-objects", "--stdout", "-q")
            .directory(repository.directory().toFile())
            .redirectInput(list.toFile())
            .start();
    return sideBand(process.getInputStream().readAllBytes());
  }

  private static byte[] sideBand(byte[] pack) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("000dpackfile\n".getBytes(StandardCharsets.UTF_8));
    out.writeBytes(
        String.format("%04x\u0001", pack.length + 5).getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(pack);
    out.writeBytes("0000".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private CommitHosts hosts() {
    return hosts(Duration.ofMinutes(1));
  }

  private CommitHosts hosts(Duration time) {
    return new CommitHosts(
        url -> url.replace("https://github.com", server.url().toString()), retries(time));
  }

  private static Retries retries(Duration time) {
    Deadline deadline = Deadline.after(time, Clock.systemUTC());
    Exchange exchange = new Exchange(Route.OF_THE_VM, "test", deadline, Stall.USUAL, 1);
    return new Retries(exchange, deadline, pause -> {}, BackOff.random());
  }

  private static SourceTree found(CommitAnswer<SourceTree> answer) {
    assertThat(answer).isInstanceOf(CommitAnswer.Found.class);
    return ((CommitAnswer.Found<SourceTree>) answer).value();
  }
}
