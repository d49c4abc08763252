def log = new File(basedir, 'build.log').text
assert log.contains('pin-missing (continuity)')
assert log.contains('the pin to commit')
