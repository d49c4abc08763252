package io.github.ebuildattest.testkit.sigstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void sorts_keys_drops_white_space_and_escapes_as_little_as_rfc_8785_does() {
    assertThat(canonical("{ \"b\": [1, true, null],\n \"a\": \"\\u20ac/\\u000f\\n\\\"\" }"))
        .isEqualTo("{\"a\":\"\u20ac/\\u000f\\n\\\"\",\"b\":[1,true,null]}");
  }

  @Test
  void refuses_numbers_it_would_have_to_reformat() {
    assertThatThrownBy(() -> canonical("[1.0]")).isInstanceOf(IllegalArgumentException.class);
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.bytes(JsonParser.parseString(json)), StandardCharsets.UTF_8);
  }
}
