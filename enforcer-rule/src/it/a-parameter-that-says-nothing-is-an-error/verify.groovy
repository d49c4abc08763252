def log = new File(basedir, 'build.log').text
assert log.contains('the parameter since is set and empty')
assert log.contains('there is no parameter ebuild-attest.sinse')
