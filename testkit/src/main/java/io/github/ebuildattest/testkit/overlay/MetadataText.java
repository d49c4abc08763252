package io.github.ebuildattest.testkit.overlay;

import java.util.LinkedHashMap;
import java.util.Map;

/** A package's metadata.xml (GLEP 68). */
public final class MetadataText {

  private final Map<String, String> remoteIds = new LinkedHashMap<>();

  /** One that names a PyPI project. */
  public static MetadataText pypi(String project) {
    return new MetadataText().remoteId("pypi", project);
  }

  /** Adds a remote-id: {@code github} and {@code owner/name}, for instance. */
  public MetadataText remoteId(String type, String value) {
    remoteIds.put(type, value);
    return this;
  }

  /** The file. */
  public String text() {
    StringBuilder ids = new StringBuilder();
    remoteIds.forEach(
        (type, value) ->
            ids.append("\t\t<remote-id type=\"")
                .append(type)
                .append("\">")
                .append(value)
                .append("</remote-id>\n"));
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE pkgmetadata SYSTEM "https://www.gentoo.org/dtd/metadata.dtd">
        <pkgmetadata>
        \t<maintainer type="person">
        \t\t<email>maintainer@overlay.example</email>
        \t\t<name>Sample Maintainer</name>
        \t</maintainer>
        \t<upstream>
        %s\t</upstream>
        </pkgmetadata>
        """
        .formatted(ids);
  }
}
