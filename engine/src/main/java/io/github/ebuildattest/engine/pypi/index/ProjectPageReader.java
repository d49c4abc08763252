package io.github.ebuildattest.engine.pypi.index;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.pypi.index.ProjectPage.Status;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a project's page, {@code application/vnd.pypi.simple.v1+json}. Keys that later versions add
 * are passed over; known keys must have their type, and a project status must be a known one.
 *
 * @see <a href="https://peps.python.org/pep-0691/#project-detail">PEP 691: meta, name, files</a>
 * @see <a href="https://peps.python.org/pep-0592/">PEP 592: yanked</a>
 * @see <a href="https://peps.python.org/pep-0700/">PEP 700: size, upload-time</a>
 * @see <a href="https://peps.python.org/pep-0740/#changes-to-the-json-simple-api">PEP 740:
 *     provenance</a>
 * @see <a href="https://peps.python.org/pep-0792/">PEP 792: project-status</a>
 */
final class ProjectPageReader {

  private static final Pattern API_VERSION = Pattern.compile("1\\.[0-9]{1,6}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");

  private ProjectPageReader() {}

  /**
   * Reads the page of one project.
   *
   * @param project the normalised name that was asked for
   * @throws IOException where it is no such page; the message says where
   */
  static ProjectPage read(byte[] bytes, String project) throws IOException {
    JsonObject page = object(StrictJson.read(bytes), "the page");
    JsonObject meta = object(page.get("meta"), "meta");
    if (!API_VERSION.matcher(string(meta.get("api-version"), "api-version")).matches()) {
      throw new IOException("its api-version is not 1.x");
    }
    if (!ProjectName.normalize(string(page.get("name"), "name")).equals(project)) {
      throw new IOException("it is the page of another project");
    }
    if (!(page.get("files") instanceof JsonArray entries)) {
      throw new IOException("files is no array");
    }
    List<ProjectFile> files = new ArrayList<>();
    for (JsonElement entry : entries) {
      files.add(file(object(entry, "a file")));
    }
    JsonElement status = page.get("project-status");
    JsonObject marker = absent(status) ? new JsonObject() : object(status, "project-status");
    return new ProjectPage(
        project,
        status(marker.get("status")),
        optionalString(marker.get("reason"), "reason"),
        files);
  }

  private static Status status(@Nullable JsonElement element) throws IOException {
    String name = optionalString(element, "status");
    if (name == null) {
      return Status.ACTIVE;
    }
    for (Status status : Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
        return status;
      }
    }
    throw new IOException("its project status " + name + " is not one of PEP 792");
  }

  private static ProjectFile file(JsonObject file) throws IOException {
    JsonElement yanked = file.get("yanked");
    String reason =
        yanked instanceof JsonPrimitive text && text.isString() ? string(yanked, "yanked") : null;
    return new ProjectFile(
        string(file.get("filename"), "filename"),
        sha256(object(file.get("hashes"), "hashes")),
        size(file.get("size")),
        time(optionalString(file.get("upload-time"), "upload-time")),
        reason != null || flag(yanked),
        reason == null || reason.isBlank() ? null : reason,
        optionalString(file.get("provenance"), "provenance"));
  }

  private static @Nullable String sha256(JsonObject hashes) throws IOException {
    String digest = optionalString(hashes.get("sha256"), "sha256");
    if (digest != null && !SHA256.matcher(digest).matches()) {
      throw new IOException("a sha256 is not 64 lower-case hexadecimal digits");
    }
    return digest;
  }

  private static @Nullable Long size(@Nullable JsonElement element) throws IOException {
    if (absent(element)) {
      return null;
    }
    if (element instanceof JsonPrimitive size
        && size.isNumber()
        && SIZE.matcher(size.getAsString()).matches()) {
      return Long.valueOf(size.getAsString());
    }
    throw new IOException("a size is no count of bytes");
  }

  private static @Nullable Instant time(@Nullable String text) throws IOException {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IOException("an upload-time is no RFC 3339 time", e);
    }
  }

  private static boolean flag(@Nullable JsonElement element) throws IOException {
    if (absent(element)) {
      return false;
    }
    if (element instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw new IOException("yanked is neither a boolean nor a string");
  }

  private static @Nullable String optionalString(@Nullable JsonElement element, String key)
      throws IOException {
    return absent(element) ? null : string(element, key);
  }

  private static String string(@Nullable JsonElement element, String key) throws IOException {
    if (element instanceof JsonPrimitive text && text.isString()) {
      return text.getAsString();
    }
    throw new IOException(key + " is no string");
  }

  private static JsonObject object(@Nullable JsonElement element, String key) throws IOException {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw new IOException(key + " is no object");
  }

  private static boolean absent(@Nullable JsonElement element) {
    return element == null || element.isJsonNull();
  }
}
