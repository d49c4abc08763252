def log = new File(basedir, 'build.log').text
assert log.contains('BLOCKED  dev-python/egret-cache')
assert log.contains('workflow-changed (continuity)')
assert !log.contains('Exception in thread')
