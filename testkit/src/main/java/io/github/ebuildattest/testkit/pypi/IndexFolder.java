package io.github.ebuildattest.testkit.pypi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index on disk: one folder per project, which contains the files themselves, {@code
 * FILE.provenance} next to those that are attested, and {@code project.json} with versions, upload
 * times and states.
 */
public final class IndexFolder {

  private static final String PROJECT = "project.json";

  private IndexFolder() {}

  /**
   * Reads an index; an absent folder is an empty index.
   *
   * @throws IOException where something in it cannot be read
   */
  public static Index read(Path folder) throws IOException {
    Index index = new Index();
    if (!Files.isDirectory(folder)) {
      return index;
    }
    List<Path> projects;
    try (Stream<Path> entries = Files.list(folder)) {
      projects = entries.filter(p -> Files.isRegularFile(p.resolve(PROJECT))).sorted().toList();
    }
    for (Path project : projects) {
      readProject(index, project);
    }
    return index;
  }

  /**
   * Reads one project by its normalised name; the index is empty where the folder does not have it.
   *
   * @throws IOException where something in it cannot be read
   */
  public static Index read(Path folder, String project) throws IOException {
    Index index = new Index();
    Path directory = folder.resolve(project);
    if (Files.isRegularFile(directory.resolve(PROJECT))) {
      readProject(index, directory);
    }
    return index;
  }

  /**
   * Reads the folder anew at every call; what cannot be read is an {@link UncheckedIOException}.
   */
  public static Supplier<Index> supplier(Path folder) {
    return () -> {
      try {
        return read(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /**
   * Writes an index over what the folder contains.
   *
   * @throws IOException where it cannot be written
   */
  public static void write(Index index, Path folder) throws IOException {
    for (String project : index.projects()) {
      Path directory = Files.createDirectories(folder.resolve(project));
      JsonArray files = new JsonArray();
      for (HostedFile file : index.files(project)) {
        files.add(entry(file));
        Files.write(directory.resolve(file.filename()), file.bytes());
        Path provenance = directory.resolve(file.filename() + ".provenance");
        String json = file.provenance();
        if (json == null) {
          Files.deleteIfExists(provenance);
        } else {
          Files.writeString(provenance, json);
        }
      }
      JsonObject description = new JsonObject();
      description.addProperty("status", index.status(project));
      description.add("files", files);
      // a server may be reading: the list of files appears in one step, after the files
      Path fresh = Files.writeString(directory.resolve(PROJECT + ".new"), description.toString());
      Files.move(fresh, directory.resolve(PROJECT), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void readProject(Index index, Path directory) throws IOException {
    String name = String.valueOf(directory.getFileName());
    JsonObject description =
        JsonParser.parseString(Files.readString(directory.resolve(PROJECT))).getAsJsonObject();
    index.status(name, description.get("status").getAsString());
    for (JsonElement element : description.getAsJsonArray("files")) {
      JsonObject entry = element.getAsJsonObject();
      String filename = entry.get("filename").getAsString();
      Path provenance = directory.resolve(filename + ".provenance");
      index
          .release(name, entry.get("version").getAsString())
          .file(filename, Files.readAllBytes(directory.resolve(filename)))
          .uploaded(Instant.parse(entry.get("uploaded").getAsString()))
          .yanked(text(entry.get("yanked")))
          .provenance(Files.exists(provenance) ? Files.readString(provenance) : null);
    }
  }

  private static JsonObject entry(HostedFile file) {
    String yanked = file.yanked();
    JsonObject entry = new JsonObject();
    entry.addProperty("filename", file.filename());
    entry.addProperty("version", file.version());
    entry.addProperty("uploaded", file.uploaded().toString());
    entry.add("yanked", yanked == null ? JsonNull.INSTANCE : new JsonPrimitive(yanked));
    return entry;
  }

  private static @Nullable String text(JsonElement element) {
    return element.isJsonNull() ? null : element.getAsString();
  }
}
