package io.github.ebuildattest.testkit.pypi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.testkit.sigstore.Digests;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code GET /simple/{project}/} in JSON; HTML is not supported. Names that are not normalised are
 * redirected.
 *
 * @see <a href="https://peps.python.org/pep-0503/#normalized-names">PEP 503: normalised names and
 *     their redirects</a>
 * @see <a href="https://peps.python.org/pep-0691/#project-detail">PEP 691: meta, name, files,
 *     filename, url, hashes, requires-python, yanked; media types and 406</a>
 * @see <a href="https://peps.python.org/pep-0592/">PEP 592: yanked, true or a reason</a>
 * @see <a href="https://peps.python.org/pep-0700/">PEP 700: versions, size, upload-time</a>
 * @see <a href="https://peps.python.org/pep-0714/">PEP 714: core-metadata</a>
 * @see <a href="https://peps.python.org/pep-0740/#changes-to-the-json-simple-api">PEP 740:
 *     provenance, a URL or null</a>
 * @see <a href="https://peps.python.org/pep-0792/">PEP 792: project-status, and no file of a
 *     quarantined project</a>
 * @see <a href="https://docs.pypi.org/api/index-api/">PyPI, Index API: ETag, Cache-Control</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110 §13.1.2,
 *     If-None-Match; §15.4.5, 304 and the ETag that it repeats</a>
 */
final class SimpleApi {

  static final String MEDIA_TYPE = "application/vnd.pypi.simple.v1+json";

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private SimpleApi() {}

  /** Whether the path belongs to this API. */
  static boolean owns(String path) {
    return path.startsWith("/simple/");
  }

  static Answer answer(Index index, Request request, String baseUrl) {
    String given = request.path().substring("/simple/".length());
    String name = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    String project = Names.normalised(name);
    if (!given.equals(project + "/")) {
      return Answer.redirect(301, "/simple/" + project + "/");
    }
    // without an Accept header, and for */*, PyPI answers in HTML
    if (request.header("Accept").isEmpty() || !request.accepts(MEDIA_TYPE)) {
      return Answer.message(406, "Only " + MEDIA_TYPE + " is served here");
    }
    if (!index.knows(project)) {
      return Answer.message(404, "Not Found");
    }
    byte[] body = page(index, project, baseUrl).toString().getBytes(StandardCharsets.UTF_8);
    String etag = EntityTag.of(body);
    Answer page =
        request.header("If-None-Match").filter(etag::equals).isPresent()
            ? Answer.status(304)
            : Answer.of(MEDIA_TYPE, body);
    return page.header("ETag", etag).header("Cache-Control", "max-age=600, public");
  }

  private static JsonObject page(Index index, String project, String baseUrl) {
    JsonObject meta = new JsonObject();
    meta.addProperty("api-version", "1.4");
    JsonObject status = new JsonObject();
    status.addProperty("status", index.status(project));
    // a quarantined project offers no files
    List<HostedFile> offered =
        index.status(project).equals("quarantined") ? List.of() : index.files(project);
    JsonArray files = new JsonArray();
    JsonArray versions = new JsonArray();
    for (HostedFile file : offered) {
      files.add(entry(file, baseUrl));
      JsonPrimitive version = new JsonPrimitive(file.version());
      if (!versions.contains(version)) {
        versions.add(version);
      }
    }
    JsonObject page = new JsonObject();
    page.add("files", files);
    page.add("meta", meta);
    page.addProperty("name", project);
    page.add("project-status", status);
    page.add("versions", versions);
    return page;
  }

  private static JsonObject entry(HostedFile file, String baseUrl) {
    byte[] bytes = file.bytes();
    JsonObject hashes = new JsonObject();
    hashes.addProperty("sha256", Digests.sha256Hex(bytes));
    String yanked = file.yanked();
    JsonElement yankedValue = new JsonPrimitive(false);
    if (yanked != null) {
      yankedValue = yanked.isEmpty() ? new JsonPrimitive(true) : new JsonPrimitive(yanked);
    }
    JsonElement provenance = JsonNull.INSTANCE;
    if (file.provenance() != null) {
      provenance =
          new JsonPrimitive(
              baseUrl
                  + "/integrity/"
                  + String.join(
                      "/", file.project(), file.version(), file.filename(), "provenance"));
    }
    JsonObject entry = new JsonObject();
    entry.addProperty("core-metadata", false);
    entry.addProperty("filename", file.filename());
    entry.add("hashes", hashes);
    entry.add("provenance", provenance);
    entry.add("requires-python", JsonNull.INSTANCE);
    entry.addProperty("size", bytes.length);
    entry.addProperty("upload-time", MICROSECONDS.format(file.uploaded()));
    entry.addProperty("url", baseUrl + file.path());
    entry.add("yanked", yankedValue);
    return entry;
  }
}
