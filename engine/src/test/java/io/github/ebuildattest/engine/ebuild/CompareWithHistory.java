package io.github.ebuildattest.engine.ebuild;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Compares the evaluator with every metadata cache entry that a repository ever held: {@code
 * CompareWithHistory GITDIR [all]}. An entry names its ebuild and its eclasses by MD5, so each is
 * evaluated with the very texts that a package manager sourced, whatever commit they are from.
 * Counts as {@link CompareWithMetadataCache} does, and ends with status 1 if one is wrong.
 */
final class CompareWithHistory {

  /** What an entry says: whose it is, what it was made from, and what came out. */
  private record Entry(String path, String md5, Map<String, String> eclasses, String sources) {}

  /** The MD5 of pypi.eclass in its first days, February 2023, when it did not normalise names. */
  private static final String FIRST_PYPI_ECLASS = "a759e082a8ae9e77b93e242eef9dcb56";

  private final String git;
  private final boolean all;
  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private final Map<String, String> paths = new LinkedHashMap<>();

  private CompareWithHistory(String git, boolean all) {
    this.git = git;
    this.all = all;
  }

  public static void main(String[] arguments) throws Exception {
    CompareWithHistory compare = new CompareWithHistory(arguments[0], arguments.length > 1);
    compare.run();
    System.out.println(arguments[0] + " " + compare.counts);
    if (compare.counts.containsKey("wrong")) {
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    listBlobs();
    Map<String, Entry> entries = new LinkedHashMap<>();
    blobs("metadata/md5-cache/", "", (path, bytes) -> add(path, bytes, entries));
    Set<String> wanted = new HashSet<>();
    entries.values().forEach(entry -> wanted.add(entry.md5));
    Map<String, byte[]> texts = new HashMap<>();
    blobs("", ".ebuild", (path, bytes) -> keep(bytes, wanted, texts));
    Map<String, byte[]> eclasses = new HashMap<>();
    blobs("eclass/", ".eclass", (path, bytes) -> eclasses.put(md5(bytes), bytes));
    for (Entry entry : entries.values()) {
      byte[] text = texts.get(entry.md5);
      if (text == null) {
        counts.merge("absent", 1, Integer::sum);
      } else {
        judge(entry, text, eclasses);
      }
    }
  }

  private void listBlobs() throws IOException, InterruptedException {
    Process process = git("rev-list", "--objects", "--missing=allow-any", "--all");
    process.getOutputStream().close();
    String listed =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    for (String line : listed.split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        paths.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    process.waitFor();
  }

  private Process git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + git));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Hands over the content of every blob at such a path. */
  private void blobs(String prefix, String suffix, BiConsumer<String, byte[]> taker)
      throws IOException, InterruptedException {
    List<String> ids = new ArrayList<>();
    paths.forEach(
        (id, path) -> {
          if (path.startsWith(prefix) && path.endsWith(suffix)) {
            ids.add(id);
          }
        });
    Process process = git("cat-file", "--batch");
    Thread writer = new Thread(() -> ask(process.getOutputStream(), ids));
    writer.start();
    InputStream answers = new BufferedInputStream(process.getInputStream(), 1 << 16);
    for (String id : ids) {
      String[] header = header(answers).split(" ");
      if (header.length < 3) {
        counts.merge("missing", 1, Integer::sum);
        continue;
      }
      byte[] bytes = answers.readNBytes(Integer.parseInt(header[2]));
      answers.read();
      if (header[1].equals("blob")) {
        taker.accept(String.valueOf(paths.get(id)), bytes);
      }
    }
    writer.join();
    process.waitFor();
  }

  private static void ask(OutputStream to, List<String> ids) {
    try (to) {
      for (String id : ids) {
        to.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String header(InputStream from) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = from.read(); c != '\n' && c >= 0; c = from.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static String md5(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(bytes);
      return String.format("%032x", new BigInteger(1, digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void keep(byte[] bytes, Set<String> wanted, Map<String, byte[]> texts) {
    String md5 = md5(bytes);
    if (wanted.contains(md5)) {
      texts.put(md5, bytes);
    }
  }

  private void add(String path, byte[] bytes, Map<String, Entry> entries) {
    Map<String, String> values = new HashMap<>();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    Map<String, String> eclasses = new LinkedHashMap<>();
    String[] listed = values.getOrDefault("_eclasses_", "").split("\t", -1);
    for (int i = 0; i + 1 < listed.length; i += 2) {
      eclasses.put(listed[i], listed[i + 1]);
    }
    if (FIRST_PYPI_ECLASS.equals(eclasses.get("pypi"))) {
      counts.merge("by the first pypi.eclass", 1, Integer::sum);
    } else if (all || eclasses.containsKey("pypi")) {
      String sources = values.getOrDefault("SRC_URI", "");
      String md5 = values.getOrDefault("_md5_", "");
      entries.put(
          path + md5 + eclasses.get("pypi") + sources,
          new Entry(path.substring("metadata/md5-cache/".length()), md5, eclasses, sources));
    }
  }

  private void judge(Entry entry, byte[] text, Map<String, byte[]> eclasses) {
    int slash = entry.path.indexOf('/');
    String pf = entry.path.substring(slash + 1);
    String pn = pf.replaceFirst("-[0-9][0-9.]*[a-z]?(_[a-z0-9]+)*(-r[0-9]+)?$", "");
    EbuildEvaluator evaluator =
        new EbuildEvaluator(
            name ->
                Optional.ofNullable(entry.eclasses.get(name))
                    .map(eclasses::get)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    String category = entry.path.substring(0, slash);
    Evaluation evaluation =
        evaluator.evaluate(
            new EbuildText(
                category + "/" + pn + "/" + pf + ".ebuild",
                category,
                pn,
                pf.substring(pn.length() + 1),
                text));
    if (evaluation instanceof Refused refused) {
      counts.merge("refused", 1, Integer::sum);
      System.out.println("refused " + entry.path + " " + entry.md5 + ": " + refused.reason());
      return;
    }
    String found = ((Evaluated) evaluation).srcUri();
    boolean equal = sorted(found).equals(sorted(entry.sources));
    counts.merge(equal ? "equal" : "wrong", 1, Integer::sum);
    if (!equal) {
      System.out.println(
          "wrong "
              + entry.path
              + " "
              + entry.md5
              + "\n  cache "
              + entry.sources
              + "\n  here  "
              + found);
    }
  }

  /** Caches older than cargo.eclass's move to static.crates.io count with the new address. */
  private static List<String> sorted(String tokens) {
    String[] all =
        tokens
            .strip()
            .replaceAll(
                "https://(?:static\\.)?crates.io/api/v1/crates/([^/ ]+)/([^/ ]+)/download ->"
                    + " \\1-\\2\\.crate",
                "https://static.crates.io/crates/$1/$1-$2.crate")
            .split("\\s+");
    Arrays.sort(all);
    return List.of(all);
  }
}
