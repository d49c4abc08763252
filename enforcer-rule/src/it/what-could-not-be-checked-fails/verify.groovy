def log = new File(basedir, 'build.log').text
assert log.contains('could not check')
assert log.contains('distfile-absent (could-not-check)')
assert !log.contains('attack')
