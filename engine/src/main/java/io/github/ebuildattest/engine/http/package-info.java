/**
 * One way out: proxy, authorities, redirects, retries, deadlines and bounds of every request. What
 * is asked, and what an answer means, is not known here.
 */
@NullMarked
package io.github.ebuildattest.engine.http;

import org.jspecify.annotations.NullMarked;
