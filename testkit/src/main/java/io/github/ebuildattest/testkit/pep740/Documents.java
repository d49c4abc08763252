package io.github.ebuildattest.testkit.pep740;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;

/** How documents are written: compact, nulls kept, nothing escaped that need not be. */
final class Documents {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  private Documents() {}

  static String compact(JsonElement element) {
    return GSON.toJson(element);
  }
}
