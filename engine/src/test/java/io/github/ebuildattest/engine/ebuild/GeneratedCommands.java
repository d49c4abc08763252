package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes small scripts about what commands do to each other – status, scope, redirections, loops,
 * here-documents, attributes – that leave a result in R.
 */
final class GeneratedCommands extends Generated {
  private final List<Supplier<String>> kinds =
      List.of(
          this::hereDocument,
          this::statuses,
          this::redirections,
          this::scopes,
          this::jumps,
          this::attributes,
          this::fallThrough,
          this::elements,
          this::printed,
          this::continued);

  GeneratedCommands(Random random) {
    super(random);
  }

  String next() {
    return kinds.get(random.nextInt(kinds.size())).get();
  }

  private String hereDocument() {
    String lines =
        some(
            5,
            "\n",
            "x",
            "x\\",
            "E ",
            "\tx",
            "\tE",
            " E",
            "EE",
            "\\",
            "x\\\\",
            "$v",
            "`echo q`",
            "${v:+y}",
            "\"",
            "'",
            "R+=n",
            "\\$v\\",
            "#");
    return "v=w\nf() { R+=$#; }\n"
        + pick(":", "f", "f a", "{ R+=g; }", "if true; then R+=h; fi")
        + " "
        + pick("<<E", "<<-E", "<<'E'", "<<\\E", "<<-\"E\"")
        + pick("", " && R+=i", "; R+=j", " || R+=k", " # c")
        + "\n"
        + lines
        + "\n"
        + pick("E", "E", "\tE", "x\\\nE")
        + "\nR+=1\nE() { R+=2; }\nE\n"
        + pick("", "R+=3");
  }

  private String statuses() {
    return "f() { return ${1-5}; }\nv=\n"
        + some(
            5,
            "\nR+=$?\n",
            "false",
            "true",
            "(exit 3)",
            "x=$(exit 4)",
            "x=$(exit 4)$(true)",
            "x=`exit 6`$?",
            "[[ a == b ]]",
            "((0))",
            "((1))",
            "! true",
            "! false",
            "f",
            "f 2",
            "f 0",
            "{ false; }",
            "case a in b) ;; esac",
            "case a in a) ;; esac",
            "case a in a) f 7;; esac",
            "for i in; do f; done",
            "for i in 1 2; do f $i; done",
            "while false; do :; done",
            "if false; then :; fi",
            "if f; then :; else f 9; fi",
            "y=1",
            ": $(false)",
            "a=($?)",
            "a=($(false))",
            "export x=$(false)",
            "let 0",
            "false || true",
            "true && false",
            "z=$? true",
            "f $?",
            "[ $? = 0 ]",
            "$(false)",
            "$(exit 3) w=1",
            "w=$(false) true",
            "f() { return 1; }",
            "x=$(false; echo $?)",
            "R+=$(false)$?",
            "[[ $(false) || a ]]",
            "until true; do :; done")
        + "\nR+=:$?";
  }

  private String redirections() {
    return "f() { R+=f; }\n"
        + some(
            3,
            "\n",
            "{ R+=1; } " + redirection(),
            "f " + redirection(),
            "R+=2 " + redirection(),
            "true " + redirection() + " && R+=3",
            "false " + redirection() + " || R+=4",
            "if true; then R+=5; fi " + redirection(),
            "for i in 1 2; do R+=$i; done " + redirection(),
            "R+=$(echo 6 " + redirection() + ")",
            "R+=$(echo 7 " + redirection() + "; echo 8)",
            "( R+=9 ) " + redirection(),
            "printf -v v a " + redirection() + "; R+=$v",
            "[[ a ]] " + redirection() + "; R+=$?");
  }

  private String redirection() {
    return pick(
        ">/dev/null",
        "</dev/null",
        "2>&1",
        ">&2",
        "1>&2",
        "<<<a",
        "2>/dev/null",
        "&>/dev/null",
        "</nonexistent/x",
        ">/nonexistent/x",
        ">>/nonexistent/x",
        "<&7",
        ">&7",
        ">&-",
        "2>&-",
        "> \"\"",
        "</dev/null >/dev/null 2>&1");
  }

  private String scopes() {
    String inner =
        some(
            4,
            "; ",
            "local x=$x",
            "local x",
            "local x=l y=$x",
            "x+=c",
            "x=$1",
            "declare x=d",
            "declare -g x=g",
            "typeset -i x=4",
            "unset x",
            "export x",
            "export x=e",
            "local a=(1 $x)",
            "local -a x=($x y)",
            "local x+=p",
            "local x=$y y=$x",
            "readonly Q$x=1",
            "R+=[$x:$y:${a[*]}]",
            "R+=${x-u}",
            "g",
            "set -- $x q",
            "shift",
            "return");
    return "x=o\ny=w\ng() { R+=g$x; "
        + pick("x=h", "unset x", "local x=i; R+=$x", "declare -g x=j")
        + "; }\nf() { "
        + inner
        + "; R+=$x$#; }\n"
        + pick("f a", "x=t f b", "f", "f; f c", "x=t; f", "( f )", "R+=$(f; echo $x)", "x=t y=$x f")
        + "\nR+=:$x:$y:${a[*]}";
  }

  private String jumps() {
    String jump = pick("break", "continue", "break 2", "continue 2", "exit", "break 1");
    return "f() { "
        + pick(":", jump, "R+=f; return", "for k in 1 2; do " + jump + "; done")
        + "; R+=g; }\nfor i in 1 2 3; do "
        + some(
            3,
            "; ",
            "R+=$i",
            jump,
            "f",
            "( " + jump + " )",
            "R+=$(" + jump + "; echo b)",
            "for j in a b; do R+=$j; " + jump + "; done",
            "[[ $i == 2 ]] && " + jump,
            "if (( i > 1 )); then " + jump + "; fi",
            "case $i in 2) " + jump + ";; esac",
            "{ " + jump + "; }",
            "while (( w++ < 4 )); do R+=w; " + jump + "; done")
        + "; R+=,; done; R+=$?$i";
  }

  private String attributes() {
    return "declare "
        + pick("-i", "-u", "-l", "-r", "-a", "-x", "-iu", "-ul", "-A", "+u", "--")
        + " x"
        + pick("", "=1", "=aB", "=3+4", "=Q")
        + "\n"
        + some(
            3,
            "\n",
            "x=5",
            "x=aBc",
            "x+=dE",
            "x+=2",
            "x=2*3",
            "declare +u x",
            "declare -l x",
            "declare -i x",
            "unset x",
            "for x in f G; do R+=$x; done",
            "f() { local x=hI; R+=$x; }; f",
            "printf -v x jK",
            ": ${x:=lM}",
            "((x=7))",
            "x[1]=nO",
            "readonly x",
            "x=(p Q)")
        + "\nR+=:${x[*]}:$x";
  }

  private String fallThrough() {
    StringBuilder script = new StringBuilder("v=" + pick("a", "b", "ab", "''") + "\ncase $v in\n");
    for (int i = 0; i < 4; i++) {
      script
          .append(pick("a", "b", "a*", "*b", "?", "*", "''", "[ab]", "$v", "\"$v\"", "a|b", "(b"))
          .append(") ")
          .append(pick("", "R+=" + i, "R+=" + i + "; v=b", "R+=$v"))
          .append(' ')
          .append(pick(";;", ";&", ";;&"))
          .append('\n');
    }
    return script + "esac\nR+=:$?$v";
  }

  private String elements() {
    return "i=1\nx=s\n"
        + some(
            4,
            "\n",
            "a=([3]=x [1]=y z)",
            "a=(p q r)",
            "a+=(t)",
            "a+=([7]=u)",
            "a=([i++]=$i [i++]=$i)",
            "a[i]=$i",
            "a[i++]+=k",
            "a[-1]=m",
            "a=(${a[1]} n)",
            "a=([0]=c [2]=${a[0]})",
            "unset 'a[1]'",
            "unset 'a[-1]'",
            "a+=w",
            "a=v",
            "x=(1 2)",
            "a=(\"${a[@]}\" e)",
            "a=(\"${a[@]/#/-}\")",
            "set -- \"${a[@]}\"",
            "((a[2]++))",
            "((i=a[1]))")
        + "\n"
        + pick(
            "R=\"${a[*]}:${!a[*]}:${#a[@]}:$a\"",
            "R=\"${a[@]:1}\"",
            "R=\"${a[@]: -2:1}\"",
            "R=\"${a[*]:0:2}\"",
            "R=${a[-1]}${a[-2]}",
            "R=${#a[1]}${a[1]:0:1}${a[i]}",
            "R=\"$#:$*:${x[*]}:$i\"",
            "R=\"${a[*]%?}:${a[*]^}\"",
            "for k in \"${!a[@]}\"; do R+=$k=${a[k]},; done");
  }

  private String printed() {
    String arguments = some(4, " ", "a", "'b c'", "3", "''", "-1", "08", "x%sy", "'\\t'", "-n");
    String format = some(3, "", "%s", "%d", "%%", "-", "\\n", "\\t", "%5s", "%b", "q", "%q", "\\x");
    return pick(
            "R=$(printf '" + format + "' " + arguments + ")",
            "printf -v R '" + format + "' " + arguments,
            "R=$(printf -- '" + format + "' " + arguments + "; echo .)",
            "R=$(echo " + pick("", "-n ", "-e ", "-ne ", "-E ", "-- ") + arguments + ")",
            "R=$(echo a; printf '" + format + "' " + arguments + " >&2)")
        + "\nR+=$?";
  }

  private String continued() {
    String text =
        "v=w; if [[ $v == w ]]; then R+=a; else R+=b; fi; case $v in w) R+=c;; esac;"
            + " for i in 1 2; do R+=\"$i $v\"; done; R+=${v:-x}$(echo d)";
    StringBuilder broken = new StringBuilder(text);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      broken.insert(random.nextInt(broken.length()), "\\\n");
    }
    return broken.toString();
  }
}
