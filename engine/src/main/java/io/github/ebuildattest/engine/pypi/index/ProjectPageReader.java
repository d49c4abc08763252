package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.json.Json;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import io.github.ebuildattest.engine.pypi.index.ProjectPage.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  /** Levels: today's pages have four, and later versions may add some. */
  static final int DEEPEST = 16;

  private static final Pattern API_VERSION = Pattern.compile("1\\.[0-9]{1,6}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");

  private ProjectPageReader() {}

  /**
   * Reads the page of one project.
   *
   * @param project the normalised name that was asked for
   * @throws NotJsonException where it is not strict JSON
   * @throws ShapeException where it is not such a page; the message says where
   */
  static ProjectPage read(byte[] bytes, String project) throws NotJsonException, ShapeException {
    Map<String, Json> page = object(StrictJson.parse(bytes, DEEPEST), "the page");
    Map<String, Json> meta = object(page.get("meta"), "meta");
    if (!API_VERSION.matcher(string(meta.get("api-version"), "api-version")).matches()) {
      throw new ShapeException("its api-version is not 1.x");
    }
    if (!ProjectName.normalize(string(page.get("name"), "name")).equals(project)) {
      throw new ShapeException("it is the page of another project");
    }
    if (!(page.get("files") instanceof Json.Items entries)) {
      throw new ShapeException("files is no array");
    }
    List<ProjectFile> files = new ArrayList<>();
    for (Json entry : entries.values()) {
      files.add(file(object(entry, "a file")));
    }
    Json status = page.get("project-status");
    Map<String, Json> marker = absent(status) ? Map.of() : object(status, "project-status");
    return new ProjectPage(
        project,
        status(marker.get("status")),
        optionalString(marker.get("reason"), "reason"),
        files);
  }

  private static Status status(@Nullable Json element) throws ShapeException {
    String name = optionalString(element, "status");
    if (name == null) {
      return Status.ACTIVE;
    }
    for (Status status : Status.values()) {
      if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
        return status;
      }
    }
    throw new ShapeException("its project status " + name + " is not one of PEP 792");
  }

  private static ProjectFile file(Map<String, Json> file) throws ShapeException {
    Json yanked = file.get("yanked");
    String reason = yanked instanceof Json.Text text ? text.value() : null;
    return new ProjectFile(
        string(file.get("filename"), "filename"),
        sha256(object(file.get("hashes"), "hashes")),
        size(file.get("size")),
        time(optionalString(file.get("upload-time"), "upload-time")),
        reason != null || flag(yanked),
        reason == null || reason.isBlank() ? null : reason,
        optionalString(file.get("provenance"), "provenance"));
  }

  private static @Nullable String sha256(Map<String, Json> hashes) throws ShapeException {
    String digest = optionalString(hashes.get("sha256"), "sha256");
    if (digest != null && !SHA256.matcher(digest).matches()) {
      throw new ShapeException("a sha256 is not 64 lower-case hexadecimal digits");
    }
    return digest;
  }

  private static @Nullable Long size(@Nullable Json element) throws ShapeException {
    if (absent(element)) {
      return null;
    }
    if (element instanceof Json.Numeral size && SIZE.matcher(size.literal()).matches()) {
      return Long.valueOf(size.literal());
    }
    throw new ShapeException("a size is no count of bytes");
  }

  private static @Nullable Instant time(@Nullable String text) throws ShapeException {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new ShapeException("an upload-time is no RFC 3339 time", e);
    }
  }

  private static boolean flag(@Nullable Json element) throws ShapeException {
    if (absent(element) || element == Json.Literal.FALSE) {
      return false;
    }
    if (element == Json.Literal.TRUE) {
      return true;
    }
    throw new ShapeException("yanked is neither a boolean nor a string");
  }

  private static @Nullable String optionalString(@Nullable Json element, String key)
      throws ShapeException {
    return absent(element) ? null : string(element, key);
  }

  private static String string(@Nullable Json element, String key) throws ShapeException {
    if (element instanceof Json.Text text) {
      return text.value();
    }
    throw new ShapeException(key + " is no string");
  }

  private static Map<String, Json> object(@Nullable Json element, String key)
      throws ShapeException {
    if (element instanceof Json.Members members) {
      return members.values();
    }
    throw new ShapeException(key + " is no object");
  }

  private static boolean absent(@Nullable Json element) {
    return element == null || element == Json.Literal.NULL;
  }
}
