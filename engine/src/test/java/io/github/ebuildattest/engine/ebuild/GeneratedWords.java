package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes small scripts about what becomes of words: braces, splitting, arrays, quoting. */
final class GeneratedWords extends Generated {
  private final List<Supplier<String>> kinds =
      List.of(
          this::braces,
          this::splitting,
          this::array,
          this::map,
          this::quoting,
          this::nestedQuotes,
          this::substitution);

  GeneratedWords(Random random) {
    super(random);
  }

  String next() {
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private String braces() {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      word.append(
          pick(
              "{",
              "}",
              ",",
              "a",
              "b",
              "{a,b}",
              "{1..3}",
              "{3..1}",
              "{01..03}",
              "{a..c}",
              "{1..9..3}",
              "..",
              "'{'",
              "\\,",
              "$v",
              "{x,{y,z}}",
              "{,q}",
              "{}",
              "{c..a..2}",
              "{-1..1}"));
    }
    return "v=V\n" + fields(word.toString());
  }

  private String splitting() {
    return "v='"
        + text("ab :,\t", 8)
        + "'\nw='"
        + text("ab :,", 5)
        + "'\n"
        + pick("", "IFS=:\n", "IFS=', '\n", "IFS=\n", "unset IFS\n", "IFS=' :'\n")
        + "set -- "
        + pick("$v", "\"$v\"", "a$v", "$v\"b\"$w", "$v$w", "\"\"$v", "$v''", "${v}:b")
        + pick("", " $w", " $(echo $v)", " ${z-a b}", " \"$@\"", " ${w:+$v}")
        + "\n"
        + pick(
            "R=$#$1:$2:$3:$4",
            "IFS='|'\nR=\"$#:$*\"",
            "R=$*",
            "R=\"$*\"",
            "R=$@",
            "set -- x\"$@\"y\nIFS='|'\nR=\"$*\"",
            "set -- $* $@\nIFS='|'\nR=\"$#:$*\"");
  }

  private String array() {
    String script =
        "v='p q'\na=(" + pick("", "1 '2 3' $v", "\"$v\" {x,y}", "[2]=b c [0]=d", "x '' y") + ")\n";
    script +=
        pick(
            "",
            "a+=(" + pick("e", "\"f g\" h", "[9]=z") + ")\n",
            "a[1]=n\n",
            "a+=s\n",
            "a[-1]+=t\n",
            "unset 'a[0]'\n",
            "a=plain\n");
    return script
        + pick(
            fields("\"${a[@]}\""),
            fields("${a[@]}"),
            fields("\"${a[*]}\""),
            "R=${#a[@]}:${#a}",
            "R=$a:${a[1]}:${a[-1]}",
            "R=${!a[*]}",
            fields("\"${a[@]:1:2}\""),
            fields("\"${a[@]/[a-z]/_}\""),
            fields("\"${a[@]^^}\""),
            fields("x\"${a[@]}\"y"),
            "R=\"${a[*]%?}\"",
            "R=${a[@]: -1}",
            "for i in \"${a[@]}\"; do R+=\"<$i>\"; done",
            "R=${a[@]-none}",
            "R=${a[7]:-none}");
  }

  private String map() {
    StringBuilder script = new StringBuilder("declare -A a=(");
    for (int i = random.nextInt(6); i > 0; i--) {
      script
          .append("[")
          .append(text("abcdxyz-_.", 3))
          .append(pick("k", "l", "m"))
          .append("]=")
          .append(text("uvw12", 3))
          .append(' ');
    }
    return script
        + ")\n"
        + pick("", "a[new]=1\n", "a[dk]+=2\n", "a+=([more]=3 [k]=4)\n", "unset 'a[k]'\n")
        + pick(
            "R=${a[k]}:${#a[@]}",
            "R=${!a[*]}",
            "R=\"${a[*]}\"",
            "for i in \"${!a[@]}\"; do R+=\"$i=${a[$i]};\"; done",
            "R=${a[none]-unset}");
  }

  private String quoting() {
    StringBuilder word = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      word.append(
          pick(
              "a",
              "\\b",
              "'c $v'",
              "\"d $v\"",
              "\"\\$e \\\\ \\x \\\"\"",
              "$'f\\n\\t\\x41\\101'",
              "\"'g'\"",
              "'\"'",
              "${v:-'h'}",
              "\"${z:-'h'}\"",
              "\"${z:-\"i j\"}\"",
              "\"${v/\"a\"/b}\"",
              "\\\n",
              "\"k\\\nl\"",
              "\"$(echo \"m\")\"",
              "`echo \\$v`",
              "\"`echo \\\"n\\\"`\"",
              "#",
              "\\ ",
              "${v+\"$v\"}",
              "$",
              "\"$\"",
              "%",
              "=",
              "${z:-\\}}",
              "\"${z:-\\}\\'}\"",
              "\"${v#'a'}\""));
    }
    return "v='" + value() + "'\n" + (random.nextBoolean() ? "R=" + word : fields("x" + word));
  }

  private String substitution() {
    return variables()
        + "R="
        + pick(
            "$(echo $v)",
            "$(echo \"$v\")",
            "$(printf '%s-%s' $v b)",
            "$(v=9; echo $v)",
            "$(echo a; echo b; echo)",
            "`echo $w`",
            "$(for i in 1 2; do echo -n $i; done)",
            "$(if [[ $v ]]; then echo 1; fi)",
            "$(case a in a) echo A;; esac)",
            "$(printf -v w %s z; echo $w)",
            "$(f() { echo $1; return 2; }; f q)",
            "$( (echo s) )",
            "$(echo $(echo n))",
            "$(echo x >&2; echo y)",
            "$(echo no >/dev/null)",
            "$(exit 3)",
            "$(false)")
        + "\nR+=:$?:$v";
  }

  private String nestedQuotes() {
    String inner =
        some(
            3,
            "",
            "a",
            "\"b\"",
            "'c'",
            "\\\"",
            "\\'",
            "\\\\",
            "$v",
            "\"$v\"",
            "${v:-d}",
            " ",
            "{",
            "\\}",
            "`echo e`",
            "$(echo \"f g\")",
            "${z:-\"h\"}",
            "~",
            "#",
            "/",
            "$'i'",
            "\\$",
            "*");
    String expansion =
        "${"
            + pick("v", "z", "e")
            + pick(":-", "-", ":+", "+", ":=", "#", "%", "/a/")
            + inner
            + "}";
    return "v='x \"y'\ne=\n"
        + pick("R=" + expansion, "R=\"" + expansion + "\"", "R=x\"q" + expansion + "\"$e");
  }
}
