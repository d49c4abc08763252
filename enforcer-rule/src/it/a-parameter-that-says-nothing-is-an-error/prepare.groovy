import io.github.ebuildattest.testkit.sample.SampleOverlay

SampleOverlay.writeTo(new File(basedir, 'overlay').toPath())
