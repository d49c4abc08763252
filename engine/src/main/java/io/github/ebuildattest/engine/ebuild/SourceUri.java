package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One URI of SRC_URI (PMS 8.2).
 *
 * @param uri as written, without a {@code fetch+} or {@code mirror+} prefix
 * @param fileName the last segment of the URI's path
 * @param distfile the name it gets in DISTDIR: what stands after {@code ->}, else {@code fileName}
 * @param useConditions the conditions it stands under, outermost first: {@code flag} or {@code
 *     !flag}
 * @param restriction {@code fetch} or {@code mirror} where the URI had that prefix (EAPI 8), else
 *     null
 */
public record SourceUri(
    String uri,
    String fileName,
    String distfile,
    List<String> useConditions,
    @Nullable String restriction) {

  public SourceUri {
    useConditions = List.copyOf(useConditions);
  }
}
