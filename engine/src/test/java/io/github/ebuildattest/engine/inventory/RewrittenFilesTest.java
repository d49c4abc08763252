package io.github.ebuildattest.engine.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git makes of files in a clone is foretold from the tree alone. */
class RewrittenFilesTest {

  private static final List<String> ATTRIBUTES =
      List.of(
          "ident",
          "-ident",
          "!ident",
          "ident=true",
          "text",
          "-text",
          "!text",
          "text=auto",
          "text=input",
          "text=false",
          "crlf",
          "-crlf",
          "crlf=input",
          "eol=crlf",
          "eol=lf",
          "-eol",
          "filter=lfs",
          "-filter",
          "!filter",
          "filter",
          "binary",
          "-binary",
          "keyword",
          "windows",
          "plain",
          "!windows",
          "working-tree-encoding=UTF-16LE",
          "working-tree-encoding=UTF-8",
          "-working-tree-encoding",
          "eol=crlf text=auto",
          "late");

  private static final List<String> CERTAIN_PATTERNS =
      List.of(
          "*.ebuild",
          "*",
          "*.txt",
          "p/*.ebuild",
          "/p/*.ebuild",
          "**/p-1.ebuild",
          "p/**",
          "p/",
          "p-?.ebuild",
          "**",
          "/*.ebuild",
          "p**ebuild",
          "p/**/p-1.ebuild",
          "\"*.ebuild\"",
          "p-1.*");

  private static final List<String> UNCERTAIN_LINES =
      List.of(
          "[p]*.ebuild ident",
          "p-[0-9].ebuild text eol=crlf",
          "\\p* ident",
          "[z]* -ident",
          "*.ebuild -ident $bad",
          "*.ebuild -text b{d",
          "!*.ebuild -ident",
          "\"p\\055*\" eol=crlf",
          "\"p\\q*\" -ident",
          "[attr]late ident",
          "[attr]windows -eol -text",
          "*.ebuild -text builtin_x",
          "*.ebuild -ident\0",
          "[z]* text=auto",
          "[p]* !text");

  private static final Map<String, String> CONTENTS =
      Map.of(
          "p-1.ebuild", "EAPI=8\nA='$Id$'\n",
          "p-2.ebuild", "EAPI=8\nA=1\n",
          "p-3.ebuild", "EAPI=8\r\nA=1\n",
          "p-4.ebuild", "EAPI=8\r\nA=1\r\n",
          "p-5.ebuild", "EAPI=8\nA='\r'\nB='$Id: 1 $'\n",
          "q.txt", "$Id$\n");

  private @TempDir Path directory;

  @Test
  void nothing_that_git_changes_is_missed_and_nothing_else_is_named() throws Exception {
    Random random = new Random(20261126);
    Map<String, String> files = new TreeMap<>();
    files.put(
        ".gitattributes",
        "[attr]keyword ident\n[attr]windows text eol=crlf\n[attr]plain -keyword -windows\n"
            + "[attr]keyword -eol ident\n");
    List<String> certain = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean odd = i % 2 == 1;
      StringBuilder text = new StringBuilder(random.nextInt(20) == 0 ? "\ufeff" : "");
      boolean marked = !text.isEmpty();
      for (int line = random.nextInt(4); line >= 0; line--) {
        if (odd && random.nextInt(2) == 0) {
          text.append(one(UNCERTAIN_LINES, random));
        } else {
          text.append(random.nextInt(3) == 0 ? " \t" : "").append(one(CERTAIN_PATTERNS, random));
          for (int more = random.nextInt(3); more >= 0; more--) {
            text.append(more == 1 ? "\t" : " ").append(one(ATTRIBUTES, random));
          }
        }
        text.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
      }
      files.put("c-" + i + "/.gitattributes", text.toString());
      for (Map.Entry<String, String> file : CONTENTS.entrySet()) {
        files.put("c-" + i + "/p/" + file.getKey(), file.getValue());
        if (!odd && !marked) {
          certain.add("c-" + i + "/p/" + file.getKey());
        }
      }
    }
    Path source = Files.createDirectory(directory.resolve("source"));
    commit(source, files);
    git(directory, "", "clone", "--quiet", source.toString(), "clone");

    List<String> paths = files.keySet().stream().filter(p -> p.contains("/p/")).toList();
    Map<String, String> filters = filters(directory.resolve("clone"), paths);
    int changed = 0;
    try (OverlayRepository repository = OverlayRepository.open(source)) {
      OverlayTree tree = OverlayTree.orEmpty(repository.headTree());
      RewrittenFiles rewritten = new RewrittenFiles(tree, false);
      for (String path : paths) {
        byte[] held = Files.readAllBytes(directory.resolve("clone").resolve(path));
        byte[] stored = files.get(path).getBytes(StandardCharsets.UTF_8);
        boolean differs = !Arrays.equals(held, stored) || filters.containsKey(path);
        String attributes = files.get(path.substring(0, path.indexOf('/')) + "/.gitattributes");
        boolean named = rewritten.how(path).isPresent();
        changed += differs ? 1 : 0;
        if (differs) {
          assertThat(named).as("%s is changed by %s", path, attributes).isTrue();
        } else if (certain.contains(path)) {
          assertThat(named).as("%s is not changed by %s", path, attributes).isFalse();
        }
      }
    }
    assertThat(changed).isGreaterThan(100);
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static Map<String, String> filters(Path clone, List<String> paths) throws IOException {
    String said = git(clone, String.join("\n", paths), "check-attr", "--stdin", "filter");
    Map<String, String> filters = new TreeMap<>();
    for (String line : said.lines().toList()) {
      String[] parts = line.split(": ", 3);
      if (!List.of("unspecified", "unset", "set").contains(parts[2])) {
        filters.put(parts[0], parts[2]);
      }
    }
    return filters;
  }

  /** Blobs as they are, past all filters. */
  private static void commit(Path repository, Map<String, String> files) throws IOException {
    git(repository, "", "init", "--quiet", "--initial-branch=main");
    StringBuilder stream =
        new StringBuilder("commit refs/heads/main\ncommitter Larry <larry@example.org> 0 +0000\n");
    stream.append("data 0\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      int length = file.getValue().getBytes(StandardCharsets.UTF_8).length;
      stream.append("M 100644 inline ").append(file.getKey()).append("\ndata ").append(length);
      stream.append('\n').append(file.getValue()).append('\n');
    }
    git(repository, stream.toString(), "fast-import", "--quiet");
  }

  private static String git(Path in, String input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(in.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(in.resolve(".said").toFile())
            .start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    }
    try {
      assertThat(process.waitFor()).as(command.toString()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return Files.readString(in.resolve(".said"));
  }
}
