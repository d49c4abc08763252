package io.github.ebuildattest.testkit;

import io.github.ebuildattest.testkit.faults.Faults;
import io.github.ebuildattest.testkit.faults.FaultyProxy;
import io.github.ebuildattest.testkit.faults.NamedFault;
import io.github.ebuildattest.testkit.faults.RequestKind;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.Bump;
import io.github.ebuildattest.testkit.sample.Bumps;
import io.github.ebuildattest.testkit.sample.SampleRepository;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The testkit's command line: {@code overlay}, {@code bump}, {@code list}, {@code serve}, {@code
 * faults}.
 */
public final class Main {

  static final int OK = 0;
  static final int FAILED = 2;
  static final int USAGE = 3;

  private static final String HELP =
      """
      usage: testkit.jar overlay DIR    write the sample overlay as a git repository
             testkit.jar bump DIR NAME  stage one of its bumps, on top of HEAD
             testkit.jar list           the bumps: name, pass or block, the findings it must give
             testkit.jar serve DIR      run the PyPI stand-in for it until killed
             testkit.jar serve DIR FAULT [integrity|simple|download]
                                        the same behind a proxy that plays a fault to these
                                        questions, or to all
             testkit.jar faults         the names of the faults
      """;

  private final PrintStream out;
  private final PrintStream err;

  private Main(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs a command and ends the VM with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /**
   * Runs a command.
   *
   * @return 0 where it did what was asked, 2 where it could not, 3 where it did not understand
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      return new Main(out, err).run(args);
    } catch (NoSuchFileException e) {
      err.println("testkit: " + e.getMessage());
      return USAGE;
    } catch (IOException e) {
      err.println("testkit: " + e.getMessage());
      return FAILED;
    }
  }

  private int run(String[] args) throws IOException {
    String command = args.length == 0 ? "" : args[0];
    if (command.equals("list") && args.length == 1) {
      Bumps.all().forEach(bump -> out.println(line(bump)));
      return OK;
    }
    if (command.equals("overlay") && args.length == 2) {
      return overlay(Path.of(args[1]));
    }
    if (command.equals("bump") && args.length == 3) {
      return bump(Path.of(args[1]), args[2]);
    }
    if (command.equals("faults") && args.length == 1) {
      Faults.all().forEach(fault -> out.println(fault.name()));
      return OK;
    }
    if (command.equals("serve") && args.length >= 2 && args.length <= 4) {
      return serve(args);
    }
    err.print(HELP);
    return USAGE;
  }

  private static String line(Bump bump) {
    return bump.name()
        + '\t'
        + (bump.passes() ? "pass" : "block")
        + '\t'
        + String.join(",", bump.findings());
  }

  private int overlay(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        if (entries.findAny().isPresent()) {
          err.println("testkit: " + directory + " is not empty.");
          return USAGE;
        }
      }
    }
    SampleRepository.create(directory);
    return OK;
  }

  private int bump(Path directory, String name) throws IOException {
    Optional<Bump> bump = Bumps.named(name);
    if (bump.isEmpty()) {
      err.println("testkit: there is no bump named '" + name + "'; 'list' prints their names.");
      return USAGE;
    }
    SampleRepository.open(directory).stage(bump.get());
    return OK;
  }

  private int serve(String[] args) throws IOException {
    Optional<NamedFault> fault = Optional.empty();
    if (args.length > 2) {
      fault = Faults.all().stream().filter(f -> f.name().equals(args[2])).findFirst();
      if (fault.isEmpty()) {
        err.println("testkit: there is no fault named '" + args[2] + "'; 'faults' prints them.");
        return USAGE;
      }
    }
    Set<RequestKind> questions =
        Stream.of(RequestKind.values())
            .filter(q -> args.length < 4 || q.name().equals(args[3].toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    if (questions.isEmpty()) {
      err.print(HELP);
      return USAGE;
    }
    SampleRepository repository = SampleRepository.open(Path.of(args[1]));
    try (PyPiServer server = PyPiServer.start(IndexFolder.supplier(repository.indexFolder()))) {
      if (fault.isEmpty()) {
        return announce(repository, server.url());
      }
      try (FaultyProxy proxy = FaultyProxy.before(server.url(), questions, fault.get().fault())) {
        return announce(repository, proxy.url());
      }
    }
  }

  /** Prints the index's URL and runs until it is killed. */
  private int announce(SampleRepository repository, URI url) throws IOException {
    repository.git().config("ebuild-attest.index", url.toString());
    out.println(url);
    out.flush();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OK;
  }
}
