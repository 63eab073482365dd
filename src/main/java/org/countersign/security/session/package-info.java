/** Where the sessions of browsers are kept: in the database, so that any node goes on with them. */
@NullMarked
package org.countersign.security.session;

import org.jspecify.annotations.NullMarked;
