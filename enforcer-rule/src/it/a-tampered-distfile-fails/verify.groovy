assert new File(basedir, 'build.log').text.contains('digest-mismatch (cryptography)')
