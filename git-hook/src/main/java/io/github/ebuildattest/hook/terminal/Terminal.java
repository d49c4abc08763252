package io.github.ebuildattest.hook.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Tells whether a person is at a terminal. */
public final class Terminal {

  private Terminal() {}

  /**
   * Whether standard input and output are a terminal. Up to Java 21, there is a console if and only
   * if they are; from 22 on there may always be one, and {@code Console.isTerminal} tells.
   */
  @SuppressWarnings("SystemConsoleNull") // null is the answer up to Java 21
  public static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
    }
  }
}
