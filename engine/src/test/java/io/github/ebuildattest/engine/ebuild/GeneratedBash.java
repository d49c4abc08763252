package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes small scripts that leave a result in R, from a seed. */
final class GeneratedBash extends Generated {
  private final List<Supplier<String>> kinds =
      List.of(
          this::expansion,
          this::replacement,
          this::match,
          this::test,
          this::arithmetic,
          this::control,
          this::function);

  private final GeneratedCommands commands;
  private final GeneratedWords words;

  GeneratedBash(long seed) {
    super(new Random(seed));
    this.commands = new GeneratedCommands(random);
    this.words = new GeneratedWords(random);
  }

  String next() {
    String before = random.nextInt(3) == 0 ? "shopt -s extglob\n" : "";
    int room = random.nextInt(3);
    if (room < 2) {
      return before + (room == 0 ? commands.next() : words.next());
    }
    return before + kinds.get(random.nextInt(kinds.size())).get();
  }

  private String glob() {
    StringBuilder glob = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      glob.append(
          pick(
              "a",
              "b",
              "A",
              "1",
              ".",
              "-",
              "*",
              "?",
              "[ab]",
              "[!a]",
              "[a-c]",
              "[[:digit:]]",
              "[._-]",
              "\\*",
              "'*'",
              "\"?\"",
              "+([._-])",
              "@(a|b)",
              "!(a)",
              "*(ab|c)",
              "?(1)",
              "\"$w\"",
              "$x",
              "[^0-9]",
              "[]a]",
              "/",
              "\\/"));
    }
    return glob.toString();
  }

  private String operand() {
    return pick(
        "",
        "d",
        "a b",
        "'q r'",
        "\"$w\"",
        "$x",
        "${w:-z}",
        "$(echo s)",
        "\\ e",
        "\"\"",
        "\"a  b\"$w");
  }

  private String parameter() {
    String name = name();
    return switch (random.nextInt(9)) {
      case 0 -> "${" + name + pick(":-", "-", ":+", "+", ":=", "=") + operand() + "}";
      case 1 -> "${" + name + pick("#", "##", "%", "%%") + glob() + "}";
      case 2 -> "${" + name + pick("^", "^^", ",", ",,") + pick("", "", "a", "[a-b]", "?") + "}";
      case 3 ->
          "${"
              + name
              + ":"
              + pick("0", "1", " -1", " -2", "3", "1+1")
              + pick("", ":0", ":1", ":2", ":-1", ":20")
              + "}";
      case 4 -> "${#" + name + "}";
      case 5 -> "$" + name;
      case 6 ->
          "${"
              + name
              + pick("/", "//", "/#", "/%")
              + glob()
              + pick("", "/", "/_", "/$w", "/\"x y\"", "/'&'", "/.")
              + "}";
      case 7 -> "${!p}";
      default -> "${" + name + "}";
    };
  }

  private String quotedOrNot(String part) {
    return random.nextBoolean() ? part : "\"" + part + "\"";
  }

  private String expansion() {
    String word =
        pick("", "a", "\"b\"") + quotedOrNot(parameter()) + pick("", "c", quotedOrNot(parameter()));
    String result = random.nextBoolean() ? "R=" + word : fields(word + pick("", " " + parameter()));
    return variables() + "p=w\n" + result + "\nS=$v$w$x";
  }

  private String replacement() {
    return variables()
        + "R="
        + quotedOrNot(
            "${"
                + name()
                + pick("/", "//", "/#", "/%")
                + glob()
                + pick("", "/", "/_", "/$w", "/a$x")
                + "}");
  }

  private String match() {
    String condition =
        random.nextBoolean()
            ? "[[ "
                + pick("$v", "\"$v\"", "a.b", "${w}1")
                + pick(" == ", " != ", " = ")
                + glob()
                + " ]]"
            : "[[ $v =~ " + regex() + " ]]";
    if (random.nextInt(3) == 0) {
      return variables()
          + "case ${v} in\n"
          + glob()
          + ") R=1"
          + pick(";;", ";&", ";;&")
          + "\n"
          + glob()
          + "|"
          + glob()
          + ") R+=2 ;;\n*) R+=3\nesac";
    }
    return variables() + condition + " && R=yes || R=no";
  }

  private String regex() {
    StringBuilder regex = new StringBuilder(pick("", "^"));
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      regex.append(
          pick("a", "b", "[0-9]", "[a-c]", ".", "\\.", "(a|b)", "(ab)", "[^a]", "'.'", "$w"));
      regex.append(pick("", "", "*", "+", "?", "{1,2}"));
    }
    return regex + pick("", "$");
  }

  private String test() {
    String[] operands = {"\"$v\"", "a", "\"\"", "1", "12", "\"$w\"", "-n", "!", "="};
    String condition =
        switch (random.nextInt(6)) {
          case 0 -> "[ " + pick("-n", "-z", "!") + " " + pick(operands) + " ]";
          case 1 -> "[ " + pick(operands) + pick(" = ", " == ", " != ") + pick(operands) + " ]";
          case 2 ->
              "[ "
                  + pick("1", "2", "10")
                  + pick(" -eq ", " -lt ", " -ge ")
                  + pick("1", "2", "10")
                  + " ]";
          case 3 ->
              "[[ "
                  + pick("-n $v", "-z $w", "! $x", "$v", "-v v", "! -v w", "-n \"\"")
                  + pick(" && ", " || ")
                  + pick("-z $x", "$w", "( a == b || -n $w )", "$v == $w")
                  + " ]]";
          case 4 -> "test " + pick("-n", "", "! -z") + " \"$v\"";
          default -> "[[ " + number() + pick(" -eq ", " -ne ", " -gt ", " -le ") + number() + " ]]";
        };
    return variables()
        + (random.nextBoolean() ? "! " : "")
        + condition
        + "\nR=$?"
        + pick("", "\ntrue && false || R+=x", "\nfalse || R+=y && R+=z");
  }

  private String number() {
    return pick("0", "1", "7", "10", "-3", "0x1f", "017", "2#101", "36#z", "n", "m");
  }

  private String sum(int depth) {
    if (depth == 0) {
      return number();
    }
    String left = sum(depth - 1);
    String right = sum(depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> "(" + left + ")";
      case 1 -> pick("-", "~", "!", "+") + " " + left;
      case 2 -> left + " ? " + right + " : " + number();
      case 3 -> pick("n", "m") + pick(" = ", " += ", " *= ", " |= ") + right;
      case 4 -> pick("n++", "--m", "m--", "++n");
      default ->
          left
              + pick(
                  " + ", " - ", " * ", " / ", " % ", " == ", " != ", " < ", " <= ", " && ", " || ",
                  " & ", " | ", " ^ ", " << ", " >> ", " ** ", ", ")
              + right;
    };
  }

  private String arithmetic() {
    String sum = sum(random.nextInt(4));
    return "n="
        + pick("3", "0", "m+1", "''")
        + "\nm=5\n"
        + switch (random.nextInt(4)) {
          case 0 -> "(( " + sum + " ))\nR=$?:$n:$m";
          case 1 -> "a=(p q r s)\nR=${a[" + sum + "]}:$n";
          case 2 -> "let '" + sum + "'\nR=$?:$n:$m";
          default -> "R=$(( " + sum + " )):$n:$m";
        };
  }

  private String control() {
    return variables()
        + switch (random.nextInt(6)) {
          case 0 ->
              "for i in $v {1..3} \"$w\"; do [[ $i == "
                  + pick("2", "a*", "*")
                  + " ]] && "
                  + pick("continue", "break", "R+=-")
                  + "\nR+=\"$i,\"; done";
          case 1 ->
              "for (( i = 0; i < "
                  + pick("3", "0", "5")
                  + "; i++ )); do R+=$i"
                  + pick("", "; (( i > 1 )) && break")
                  + "; done";
          case 2 ->
              "i=0\nwhile (( i++ < 4 )); do for j in a b; do "
                  + pick("continue 2", "break 2", "break", ":")
                  + "; R+=$i$j; done; R+=.; done";
          case 3 -> "until [[ ${#v} -lt 3 ]]; do v=${v%?}; R+=${v: -1}; done";
          case 4 -> "if [[ $v == $w ]]; then R=1; elif [[ -n $x ]]; then R=2; else R=3; fi";
          default -> "{ R=a; ( R=b ); R+=c; } && ! false | true; R+=$?; [[ $R ]] || R=d";
        };
  }

  private String function() {
    return variables()
        + "f() { "
        + pick("local v=l w", "local v", "declare x=d", ":", "declare -g x=g")
        + "\nv+=${1}; w=${2-n}; R+=$v$w$#; "
        + pick("return 3", "", "shift; R+=$1", "unset x", "g", "local -a q=(1 2); R+=${q[1]}")
        + "; }\n"
        + "g() { R+=g$v; v=changed; }\n"
        + pick("f a b", "v=temp f \"$x\"", "f", "f $w \"$@\"", "g; f 1")
        + "\nR+=:$?:$v:$w:$x";
  }
}
