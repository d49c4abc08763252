package io.github.ebuildattest.testkit.pypi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The contents of the index: projects, their files, their states. Safe for use by many threads. */
public final class Index {

  /** A project's state where none was set. */
  static final String ACTIVE = "active";

  private final Map<String, Map<String, HostedFile>> projects = new ConcurrentHashMap<>();
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private volatile boolean attestationsDisabled;

  /** An empty index. */
  public Index() {}

  /** A release to upload to; its project exists once it has a file. */
  public HostedRelease release(String project, String version) {
    return new HostedRelease(this, Names.normalised(project), version);
  }

  /** Sets a project's state: active, archived, quarantined, deprecated (PEP 792). */
  public void status(String project, String status) {
    statuses.put(Names.normalised(project), status);
  }

  /** Switches attestations off, as PyPI's administrators can: the Integrity API answers 403. */
  public void attestationsDisabled(boolean disabled) {
    this.attestationsDisabled = disabled;
  }

  boolean attestationsDisabled() {
    return attestationsDisabled;
  }

  void put(HostedFile file) {
    projects
        .computeIfAbsent(file.project(), p -> new ConcurrentSkipListMap<>())
        .put(file.filename(), file);
  }

  /** Whether a project of this normalised name is known. */
  boolean knows(String project) {
    return projects.containsKey(project);
  }

  String status(String project) {
    return statuses.getOrDefault(project, ACTIVE);
  }

  /** The project's files by name; empty where it is not known. */
  public List<HostedFile> files(String project) {
    return List.copyOf(projects.getOrDefault(project, Map.of()).values());
  }

  /** All normalised names, sorted. */
  List<String> projects() {
    return projects.keySet().stream().sorted().toList();
  }

  /** The file at a path of the file host, guessable or not. */
  public Optional<HostedFile> at(String path) {
    return projects.values().stream()
        .flatMap(files -> files.values().stream())
        .filter(file -> file.path().equals(path) || file.isGuessedBy(path))
        .findFirst();
  }
}
