/** What has happened to upstreams on PyPI, played back release by release under invented names. */
package io.github.ebuildattest.hook.incident;
