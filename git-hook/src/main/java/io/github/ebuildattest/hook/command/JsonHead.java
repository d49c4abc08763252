package io.github.ebuildattest.hook.command;

import com.google.gson.JsonObject;

/** The members with which every JSON answer of the command line begins. */
final class JsonHead {

  private static final int SCHEMA = 1;

  private JsonHead() {}

  static JsonObject of(String toolVersion) {
    JsonObject tool = new JsonObject();
    tool.addProperty("name", "ebuild-attest");
    tool.addProperty("version", toolVersion);
    JsonObject root = new JsonObject();
    root.addProperty("schema", SCHEMA);
    root.add("tool", tool);
    return root;
  }
}
