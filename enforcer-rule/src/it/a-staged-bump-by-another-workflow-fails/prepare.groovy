import io.github.ebuildattest.testkit.sample.Bumps
import io.github.ebuildattest.testkit.sample.SampleRepository

def repository = SampleRepository.create(new File(basedir, 'overlay').toPath())
repository.stage(Bumps.named('identity-changed').get())
