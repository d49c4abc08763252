/**
 * One way out over HTTP: proxy, authorities, redirects, retries, deadlines and bounds of every
 * request. Whom it leads to, what is asked, and what an answer means are never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.http;

import org.jspecify.annotations.NullMarked;
