def log = new File(basedir, 'build.log').text
assert log.contains('9 attested, 1 unattested')
assert log.contains('set in the judged tree: trustedRoot = overlay/trusted_root.json')
assert log.contains('its own pins and policy: an audit, which is no gate for changes')
assert log.contains('[WARNING] ebuild-attest: the scope is all')
