package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever the bytes: an answer, soon, and no exception. */
@Tag("thorough")
class RandomEbuildTest {
  private static final long SEED = Long.getLong("ebuild.seed", 20261122L);
  private static final long LONGEST_NANOSECONDS = 200_000_000L;

  /** All that one evaluation takes, given back or not: a bound of what it holds at any time. */
  private static final long MOST_BYTES = 128L << 20;

  /** The thread's own time: what other processes on the machine take says nothing here. */
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private static final String VALID =
      """
      EAPI=8
      DISTUTILS_USE_PEP517=setuptools
      PYTHON_COMPAT=( python3_{11..14} )
      PYPI_VERIFY_REPO=https://github.com/foo/bar
      CRATES="a@1.0 b@2.0"
      declare -A GIT_CRATES=( [x]="https://github.com/a/b;0123;c-%commit%" )
      shopt -s extglob
      MY_PV=${PV//+([._])/-}
      if [[ ${PV} == *9999* ]]; then inherit git-r3; else inherit cargo pypi; fi
      x=
      f() { local v=( "${@:2}" ); local w=$1; for i in "${v[@]}"; do x+="${i%.*}${w:1:2}"; done; }
      f abc d.e {g,h}.i
      case ${MY_PV} in 1-*) n=$(( 1 + ${#x} * 2 ));; *) n=0 ;; esac
      SRC_URI+=" test? ( $(pypi_wheel_url "${PN^}" "$(ver_cut 1-2)") -> ${x:-y} )"
      while (( n-- > 3 )); do SRC_URI+=" https://a.b/${n}"; done
      cat <<-EOF >/dev/null && true || die "x"
      \t${n:-5} $'q' `echo "$x"`
      EOF
      src_prepare() { [[ $x =~ ^(a|b)+$ ]] && sed -i -e 's/a/b/' x || die; default; }
      """;

  private long longest;
  private String slowest = "";
  private long most;
  private String largest = "";

  private void evaluate(byte[] bytes) {
    EbuildEvaluator evaluator = new EbuildEvaluator(name -> Optional.empty());
    long before = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    Evaluation evaluation = evaluator.evaluate(new EbuildText("x", "c", "foo", "1.2_p3-r1", bytes));
    long took = THREADS.getCurrentThreadCpuTime() - start;
    if (took > longest) {
      longest = took;
      slowest = new String(bytes, StandardCharsets.UTF_8);
    }
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (taken > most) {
      most = taken;
      largest = new String(bytes, StandardCharsets.UTF_8);
    }
    assertThat(evaluation).isNotNull();
  }

  @Test
  void answers_random_bytes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      evaluate(bytes);
    }
    staysWithinBounds();
  }

  @Test
  void answers_random_text_of_the_shell() {
    Random random = new Random(SEED);
    String alphabet = "${}()[]\"'`\\|&;<>*?!#~=+-:/%,.^@ \n\tabi1x0";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("EAPI=8\ninherit pypi\n");
      for (int length = random.nextInt(120); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      evaluate(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    staysWithinBounds();
  }

  @Test
  void answers_mutations_of_a_valid_ebuild() {
    assertThat(
            new EbuildEvaluator(name -> Optional.empty())
                .evaluate(
                    new EbuildText("x", "c", "foo", "1.2", VALID.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Evaluated.class);
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(VALID);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(text.length() - 20);
        int length = random.nextInt(20);
        switch (random.nextInt(3)) {
          case 0 -> text.delete(at, at + length);
          case 1 -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
          default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
      }
      evaluate(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    staysWithinBounds();
  }

  private void staysWithinBounds() {
    assertThat(longest).as(slowest).isLessThan(LONGEST_NANOSECONDS);
    assertThat(most).as(largest).isPositive().isLessThan(MOST_BYTES);
  }
}
