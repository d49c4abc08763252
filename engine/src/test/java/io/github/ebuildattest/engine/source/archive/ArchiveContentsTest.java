package io.github.ebuildattest.engine.source.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.testkit.overlay.Gzip;
import io.github.ebuildattest.testkit.overlay.Tar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveContentsTest {

  private static final byte[] NONE = {};
  private static final String HELLO = "hello\n";

  /** What {@code git hash-object} says of it, and of the same with CRLF. */
  private static final String HELLO_ID = "ce013625030ba8dba906f756967f9e9ca394464a";

  private static final String HELLO_CRLF_ID = "ef0493b275aa2080237f676d2ef6559246f56636";

  @TempDir private Path directory;

  @Test
  void gives_each_file_the_id_that_git_gives_it() throws Exception {
    ArchiveContents contents =
        sdist(
            new Tar()
                .entry('5', "a-1/", "", NONE)
                .file("a-1/unix", HELLO)
                .file("a-1/dos", "hello\r\n")
                .file("a-1/mixed", "a\r\nb\n")
                .entry('2', "a-1/link", "unix", NONE)
                .entry('1', "a-1/again", "a-1/unix", NONE)
                .end());

    assertThat(contents.files())
        .containsExactly(
            new ArchivedFile("unix", false, 6, HELLO_ID, null, HELLO_CRLF_ID),
            new ArchivedFile("dos", false, 7, HELLO_CRLF_ID, HELLO_ID, null),
            new ArchivedFile(
                "mixed", false, 5, "4565b4dcbbb38e655115621f1fbf039ec31fd3d0", null, null),
            new ArchivedFile(
                "link", true, 4, "47e0a6946a1216c17a531ff3ec6a6078fde3c021", null, null),
            new ArchivedFile("again", false, 6, HELLO_ID, null, HELLO_CRLF_ID));
    assertThat(contents.contents(Set.of("unix", "again")))
        .containsOnlyKeys("unix", "again")
        .containsEntry("again", HELLO.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gnu", "pax", "ustar", "v7"})
  void reads_what_tar_writes(String format) throws Exception {
    Path top = Files.createDirectories(directory.resolve("a-1/some/where"));
    Files.writeString(top.resolve("file"), HELLO);
    if (!Set.of("v7", "ustar").contains(format)) {
      Files.writeString(top.resolve("x".repeat(200) + "é"), HELLO);
    }
    Files.createSymbolicLink(top.resolve("link"), Path.of("file"));
    Path archive = directory.resolve("a-1.tar.gz");
    Process tar =
        new ProcessBuilder("tar", "-czf", archive.toString(), "--format=" + format, "a-1")
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();

    List<ArchivedFile> files = ArchiveContents.read(archive, "a-1.tar.gz").files();

    assertThat(files).extracting(ArchivedFile::path).contains("some/where/file", "some/where/link");
    assertThat(files).filteredOn(f -> !f.link()).allMatch(f -> f.blob().equals(HELLO_ID));
  }

  @Test
  void a_name_that_is_cut_off_after_a_slash_is_none() throws Exception {
    String whole = "a-1/" + "d".repeat(95) + "/file";

    ArchiveContents contents =
        sdist(new Tar().pax('x', "path", whole).file(whole.substring(0, 100), HELLO).end());

    assertThat(contents.files())
        .extracting(ArchivedFile::path)
        .containsExactly("d".repeat(95) + "/file");
  }

  static Stream<Arguments> oddTars() {
    byte[] hello = HELLO.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        odd("outside of its directory", tar().file("b", HELLO).end()),
        odd("two directories", tar().file("b-1/b", HELLO).end()),
        odd("no plain path", tar().file("a-1/../b", HELLO).end()),
        odd("no plain path", tar().file("/a-1/b", HELLO).end()),
        odd("no plain path", tar().file("a-1//b", HELLO).end()),
        odd("no plain path", tar().file("a-1/./b", HELLO).end()),
        odd("no plain path", tar().file("a-1/b\\c", HELLO).end()),
        odd("no plain path", tar().file("a-1/b\nc", HELLO).end()),
        odd("no plain path", tar().file("a-1/\u001b[2K", HELLO).end()),
        odd("'a' twice", tar().file("a-1/a", HELLO).end()),
        odd("'a' twice", tar().file("./a-1/a", "evil").end()),
        odd("which is no directory", tar().file("a-1/a/b", HELLO).end()),
        odd("as a file and as a directory", tar().entry('5', "a-1/a/", "", NONE).end()),
        odd("leads out", tar().entry('2', "a-1/l", "../b", NONE).end()),
        odd("leads out", tar().entry('2', "a-1/l", "/etc/passwd", NONE).end()),
        odd("leads out", tar().entry('2', "a-1/l", "a/../../b", NONE).end()),
        odd(
            "which is no directory",
            tar().entry('2', "a-1/l", "a", NONE).file("a-1/l/x", "").end()),
        odd("no file before it", tar().entry('1', "a-1/l", "a-1/later", NONE).end()),
        odd("with contents", tar().entry('2', "a-1/l", "a", hello).end()),
        odd("with contents", tar().entry('5', "a-1/d/", "", hello).end()),
        odd("ends in a slash", tar().entry('0', "a-1/d/", "", NONE).end()),
        odd("ends in a slash", tar().pax('x', "path", "a-1/d/").file("a-1/d", HELLO).end()),
        odd("unknown format", tar().entry('0', "a-1/b", "", hello, h -> h[508] = 't').end()),
        odd("type '3'", tar().entry('3', "a-1/device", "", NONE).end()),
        odd("type '6'", tar().entry('6', "a-1/fifo", "", NONE).end()),
        odd("type 'S'", tar().entry('S', "a-1/sparse", "", hello).end()),
        odd("type '7'", tar().entry('7', "a-1/contiguous", "", hello).end()),
        odd("pax record 'size'", tar().pax('x', "size", "0").file("a-1/b", HELLO).end()),
        odd(
            "pax record 'GNU.sparse.name'",
            tar().pax('x', "GNU.sparse.name", "a-1/b").file("a-1/c", HELLO).end()),
        odd(
            "pax record 'hdrcharset'",
            tar().pax('x', "hdrcharset", "BINARY").file("a-1/b", "").end()),
        odd("not understood", tar().pax('g', "path", "a-1/b").file("a-1/c", HELLO).end()),
        odd("not understood", tar().pax('x', "path", "a-1/b\0c").file("a-1/c", HELLO).end()),
        odd(
            "not understood",
            tar()
                .entry('x', "p", "", "99 path=a\n".getBytes(StandardCharsets.UTF_8))
                .file("a-1/c", "")
                .end()),
        odd(
            "two headers of type 'x'",
            tar().pax('x', "path", "a-1/b").pax('x', "path", "a-1/c").file("a-1/d", "").end()),
        odd(
            "names one entry twice",
            tar()
                .entry('L', "long", "", "a-1/b\0".getBytes(StandardCharsets.UTF_8))
                .pax('x', "path", "a-1/c")
                .file("a-1/d", HELLO)
                .end()),
        odd(
            "does not end where its header does",
            tar()
                .entry('L', "long", "", "a-1/b\0c\0".getBytes(StandardCharsets.UTF_8))
                .file("a-1/d", "")
                .end()),
        odd("that nothing follows", tar().pax('x', "path", "a-1/b").end()),
        odd("behind its end", tar().raw(new byte[1024]).file("a-1/b", HELLO).end()),
        odd("behind its end", tar().raw(new byte[512]).file("a-1/b", HELLO).end()),
        odd("without an end", tar().unfinished()),
        odd("within an entry", Arrays.copyOf(tar().unfinished(), 512)),
        odd("within a block", Arrays.copyOf(tar().unfinished(), 700)),
        odd("not octal", tar().entry('0', "a-1/b", "", hello, h -> h[124] = (byte) 0x80).end()),
        odd("not octal", tar().entry('0', "a-1/b", "", hello, h -> h[130] = '-').end()),
        odd("unknown format", tar().entry('0', "a-1/b", "", hello, h -> h[257] = 'x').end()),
        odd(
            "more than",
            tar()
                .entry(
                    '0',
                    "a-1/b",
                    "",
                    NONE,
                    h ->
                        System.arraycopy(
                            "77777777777\0".getBytes(StandardCharsets.US_ASCII), 0, h, 124, 12))
                .end()),
        odd("wrong checksum", flipped(tar().file("a-1/b", HELLO).end(), 1024 + 5)));
  }

  @ParameterizedTest
  @MethodSource("oddTars")
  void refuses_what_programs_could_unpack_differently(String reason, byte[] tar) {
    assertThatThrownBy(() -> sdist(tar))
        .isInstanceOf(ArchiveMalformedException.class)
        .hasMessageContaining(reason);
  }

  static Stream<Arguments> oddMembers() {
    byte[] good = Gzip.store(tar().end());
    return Stream.of(
        odd("behind its gzip member", joined(good, good)),
        odd("behind its gzip member", joined(good, new byte[] {0})),
        odd("no gzip member that can be unpacked", Arrays.copyOf(good, good.length - 4)),
        odd("no gzip member that can be unpacked", flipped(good, good.length - 6)),
        odd("does not begin as gzip does", NONE),
        odd("does not begin as gzip does", tar().end()));
  }

  @ParameterizedTest
  @MethodSource("oddMembers")
  void refuses_more_or_less_than_one_gzip_member(String reason, byte[] bytes) throws IOException {
    Path archive = Files.write(directory.resolve("odd"), bytes);

    assertThatThrownBy(() -> ArchiveContents.read(archive, "a-1.tar.gz"))
        .isInstanceOf(ArchiveMalformedException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void reads_a_wheel_as_it_lies() throws Exception {
    ArchiveContents contents = wheel(UnaryOperator.identity(), Map.of("a/b.py", HELLO));

    assertThat(contents.kind()).isEqualTo(ArchiveContents.Kind.WHEEL);
    assertThat(contents.files())
        .containsExactly(new ArchivedFile("a/b.py", false, 6, HELLO_ID, null, HELLO_CRLF_ID));
  }

  static Stream<Arguments> oddZips() {
    return Stream.of(
        zip("does not end as a plain zip file does", zip -> joined(new byte[] {1, 2, 3}, zip)),
        zip("belong to no entry", ArchiveContentsTest::withGapBeforeTheDirectory),
        zip("does not end as a plain zip file does", zip -> joined(zip, new byte[] {0})),
        zip("does not end as a plain zip file does", zip -> joined(zip, zip)),
        zip("too short", zip -> Arrays.copyOf(zip, 10)),
        // the name in the entry's own header, and not that of the directory
        zip("says two things of", zip -> flipped(zip, 30)),
        // its flags, its checksum and its sizes, likewise
        zip("says two things of", zip -> flipped(zip, 6)),
        zip("says two things of", zip -> flipped(zip, 14)),
        zip("says two things of", zip -> flipped(zip, 18)),
        zip("says two things of", zip -> flipped(zip, 22)),
        zip("two names", ArchiveContentsTest::withUnicodePath),
        zip("as many entries", zip -> flipped(flipped(zip, zip.length - 12), zip.length - 14)));
  }

  @ParameterizedTest
  @MethodSource("oddZips")
  void refuses_a_zip_that_can_be_read_in_two_ways(String reason, UnaryOperator<byte[]> change) {
    assertThatThrownBy(() -> wheel(change, Map.of("a/b.py", HELLO)))
        .isInstanceOf(ArchiveMalformedException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a", "/a", "a//b", "a\\b", "a\nb", "./.", "a/../b"})
  void refuses_names_that_lead_elsewhere_in_a_wheel_too(String name) {
    assertThatThrownBy(() -> wheel(UnaryOperator.identity(), Map.of(name, HELLO)))
        .isInstanceOf(ArchiveMalformedException.class)
        .hasMessageContaining("no plain path");
  }

  @Test
  void refuses_contents_that_their_checksum_is_not_of() {
    assertThatThrownBy(
            () ->
                wheel(
                    zip -> {
                      int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf(HELLO);
                      return flipped(zip, at);
                    },
                    Map.of("a/b.py", HELLO)))
        .isInstanceOf(ArchiveMalformedException.class)
        .hasMessageContaining("checksum of other contents");
  }

  private ArchiveContents sdist(byte[] tar) throws Exception {
    return ArchiveContents.read(
        Files.write(directory.resolve("any.name"), Gzip.store(tar)), "a-1.tar.gz");
  }

  private ArchiveContents wheel(UnaryOperator<byte[]> change, Map<String, String> files)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    }
    return ArchiveContents.read(
        Files.write(directory.resolve("any.whl"), change.apply(bytes.toByteArray())),
        "a-1-py3-none-any.whl");
  }

  private static Tar tar() {
    return new Tar().file("a-1/a", HELLO);
  }

  private static Arguments odd(String reason, byte[] bytes) {
    return Arguments.of(reason, bytes);
  }

  private static Arguments zip(String reason, UnaryOperator<byte[]> change) {
    return Arguments.of(reason, change);
  }

  /** In the entry's own header alone, where Info-ZIP looks for it. */
  private static byte[] withUnicodePath(byte[] zip) {
    byte[] field = {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'x'};
    int end = zip.length - 22;
    ByteBuffer bytes = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int contents = 30 + bytes.getShort(26) + bytes.getShort(28);
    bytes.putShort(28, (short) (bytes.getShort(28) + field.length));
    bytes.putInt(end + 16, bytes.getInt(end + 16) + field.length);
    byte[] before = joined(Arrays.copyOf(bytes.array(), contents), field);
    return joined(before, Arrays.copyOfRange(bytes.array(), contents, zip.length));
  }

  private static byte[] withGapBeforeTheDirectory(byte[] zip) {
    int end = zip.length - 22;
    ByteBuffer offsets = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    int at = offsets.getInt(end + 16);
    offsets.putInt(end + 16, at + 3);
    byte[] gap = joined(Arrays.copyOf(offsets.array(), at), new byte[3]);
    return joined(gap, Arrays.copyOfRange(offsets.array(), at, zip.length));
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
