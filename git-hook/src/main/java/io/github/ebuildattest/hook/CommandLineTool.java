package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.Printable;
import io.github.ebuildattest.hook.command.AcceptCommand;
import io.github.ebuildattest.hook.command.CheckCommand;
import io.github.ebuildattest.hook.command.CompareCommand;
import io.github.ebuildattest.hook.command.ExplainCommand;
import io.github.ebuildattest.hook.command.InitCommand;
import io.github.ebuildattest.hook.command.InspectCommand;
import io.github.ebuildattest.hook.command.InstallCommand;
import io.github.ebuildattest.hook.command.RefreshRootCommand;
import io.github.ebuildattest.hook.command.RootCommand;
import io.github.ebuildattest.hook.command.ShowCommand;
import io.github.ebuildattest.hook.command.StatusCommand;
import io.github.ebuildattest.hook.command.SuggestCommand;
import io.github.ebuildattest.hook.command.UninstallCommand;
import io.github.ebuildattest.hook.command.VerifyCommand;
import io.github.ebuildattest.hook.option.Format;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Runs one command line, from its arguments to its exit code. */
public final class CommandLineTool {

  /** The commands, in the order in which help names them. */
  private static final List<String> NAMES =
      List.of(
          "check",
          "accept",
          "init",
          "suggest",
          "show",
          "verify",
          "compare",
          "inspect",
          "explain",
          "refresh-root",
          "status",
          "install",
          "uninstall");

  private final Invocation invocation;

  public CommandLineTool(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Runs a command.
   *
   * @return one of {@link ExitCode}
   */
  public int run(String... args) {
    int code;
    try {
      code = commands(args).execute(args);
    } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
      code = BugReport.tell(invocation, e);
    }
    invocation.out().flush();
    invocation.err().flush();
    if (invocation.out().checkError()) {
      invocation.tell("standard output is closed or full, so nobody has read the report.");
      return Math.max(code, ExitCode.COULD_NOT_CHECK);
    }
    return code;
  }

  private CommandLine commands(String... args) {
    CommandLine root = new CommandLine(new RootCommand());
    // reading the annotations of all commands takes longer than many a command takes to run
    boolean one = args.length > 0 && NAMES.contains(args[0]);
    for (String name : one ? List.of(args[0]) : NAMES) {
      root.addSubcommand(command(name));
    }
    return root.registerConverter(Path.class, this::path)
        .registerConverter(Format.class, new Format.Converter(invocation))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                switch (invocation.style()) {
                  case COLOUR -> Ansi.ON;
                  case PLAIN -> Ansi.OFF;
                }))
        .setOut(new PrintWriter(invocation.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(invocation.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, given) -> usage(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failure(e));
  }

  private Object command(String name) {
    return switch (name) {
      case "check" -> new CheckCommand(invocation);
      case "accept" -> new AcceptCommand(invocation);
      case "init" -> new InitCommand(invocation);
      case "suggest" -> new SuggestCommand(invocation);
      case "show" -> new ShowCommand(invocation);
      case "verify" -> new VerifyCommand(invocation);
      case "compare" -> new CompareCommand(invocation);
      case "inspect" -> new InspectCommand(invocation);
      case "explain" -> new ExplainCommand(invocation);
      case "refresh-root" -> new RefreshRootCommand(invocation);
      case "status" -> new StatusCommand(invocation);
      case "install" -> new InstallCommand(invocation);
      case "uninstall" -> new UninstallCommand(invocation);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Path path(String text) {
    try {
      if (text.isEmpty()) {
        throw new TypeConversionException("an empty name is no path");
      }
      return invocation.directory().resolve(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  private int usage(ParameterException e) {
    String sentence = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    invocation.tell(
        "%s; %s --help shows the usage."
            .formatted(
                Printable.text(sentence).replaceFirst("[.;:]$", ""),
                e.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.CONFIGURATION;
  }

  private int failure(Exception e) {
    if (e instanceof ConfigurationException) {
      invocation.tell(Printable.text(String.valueOf(e.getMessage())));
      return ExitCode.CONFIGURATION;
    }
    return BugReport.tell(invocation, e);
  }
}
