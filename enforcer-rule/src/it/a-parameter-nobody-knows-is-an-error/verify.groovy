assert new File(basedir, 'build.log').text.contains("the parameter scope is 'stagged'; expected all, staged or range")
