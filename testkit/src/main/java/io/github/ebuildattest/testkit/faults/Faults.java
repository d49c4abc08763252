package io.github.ebuildattest.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All named faults, and those that take a number or a place. */
public final class Faults {

  private Faults() {}

  /** The named ones; each name once. */
  public static List<NamedFault> all() {
    List<NamedFault> all = new ArrayList<>(ConnectionFaults.all());
    all.addAll(FramingFaults.all());
    all.addAll(StatusFaults.all());
    all.addAll(RedirectFaults.all());
    all.addAll(BodyFaults.all());
    return List.copyOf(all);
  }

  /**
   * The fault of a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .map(NamedFault::fault)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fault named " + name));
  }

  /**
   * Hangs up after some bytes of the honest answer, its head included.
   *
   * @param bytes how many are sent
   */
  public static Fault cutAfter(int bytes) {
    return ConnectionFaults.cutAfter(bytes);
  }

  /**
   * Answers as the index would answer another path: somebody else's document, page or file.
   *
   * @param path with a slash before it
   */
  public static Fault answering(String path) {
    return BodyFaults.instead(path);
  }

  /**
   * A node of the network between that has not heard of a file's provenance yet: it says of the
   * Integrity API that there is none, whatever the index knows.
   *
   * @param fileName as the index spells it
   */
  public static Fault staleProvenance(String fileName) {
    return (scene, wire) ->
        wire.send(
            Honest.of(
                    404,
                    "application/json",
                    ("{\"message\": \"No provenance available for " + fileName + "\"}")
                        .getBytes(StandardCharsets.UTF_8))
                .wire("Cache-Control: max-age=600, public"));
  }

  /** No fault at all: what a table compares with. */
  public static Fault none() {
    return (scene, wire) -> wire.send(scene.honest().wire());
  }
}
