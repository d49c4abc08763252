import io.github.ebuildattest.testkit.sample.Bumps
import io.github.ebuildattest.testkit.sample.SampleRepository

def repository = SampleRepository.create(new File(basedir, 'overlay').toPath())
repository.stage(Bumps.named('first-use').get())
repository.git().run('tag', 'before-the-bump')
repository.git().run('commit', '-q', '-m', 'a first use, committed without the hook')
