def log = new File(basedir, 'build.log').text
assert log.contains('attested  dev-python/heron-parser')
assert log.contains('set in the judged tree: offline = true')
assert log.contains('not that the code is safe')
