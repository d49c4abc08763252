package io.github.ebuildattest.testkit.pep740;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** How documents are written: compact, with nulls, and nothing escaped that does not have to be. */
final class Documents {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Documents() {}

  static String compact(JsonElement element) {
    return GSON.toJson(element);
  }
}
